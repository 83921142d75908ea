import { randomBytes, randomUUID } from 'node:crypto'
import { fileNumber } from '../../prisma/seed/file-number.ts'
import { createSeed, type Seed, type SeededCase } from '../../prisma/seed/seed.ts'
import type { Asker } from './askers.ts'

const ASKED = 400
const BESIDE = 2_000
const FIRST_SERIAL = 50_000

/** A seed as usual, and beside it the cases that are asked for: a story over and over, under numbers of their own. */
export const createCases = (today: Date, { story: name, inspected }: Asker): { seed: Seed; asked: readonly SeededCase[] } => {
  const seed = createSeed({ today, generated: BESIDE, random: 2026 })
  const told = storyOf(seed, name)
  const inspections = inspected === undefined ? [] : storyOf(seed, inspected).links.filter(({ party }) => party === 'AT')
  const story = { ...told, links: [...told.links, ...inspections] }
  const asked = Array.from({ length: ASKED }, (_, index) => another(story, FIRST_SERIAL + index))
  return { seed: { ...seed, cases: [...seed.cases, ...asked] }, asked }
}

const storyOf = ({ cases }: Seed, name: string): SeededCase => {
  const story = cases.find((one) => one.name === name)
  if (!story) throw new Error(`there is no story \`${name}\``)
  return story
}

/** A consent that is given is in force from the first day. Its handles come before all others, so that the first pages hold just these cases. */
const another = (story: SeededCase, serial: number): SeededCase => ({
  ...story,
  id: randomUUID(),
  links: story.links.map((link) => ({
    ...link,
    handle: `--${randomBytes(15).toString('base64url')}`,
    fileNumber: fileNumber(link.party, serial, link.linkedAt),
  })),
  consents: story.consents.map((consent) => ({ ...consent, id: randomUUID(), validFrom: story.control.openedAt })),
})
