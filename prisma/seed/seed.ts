import { agencyOf, type Agency, type Party } from '../../schema/agency.ts'
import type { FactValues } from '../../schema/fact.ts'
import { createCalendar } from './calendar.ts'
import { clientOf, consoleClientOf, PARTIES } from './clients.ts'
import { fileNumber } from './file-number.ts'
import { createGenerator } from './generator.ts'
import { createRandom, type Random } from './random.ts'
import { STORIES } from './stories.ts'
import type { Consent, Control, Story } from './story.ts'

/** Synthetic cases, ready to be written: control data for the gateway, facts for the agencies. */
export interface Seed {
  readonly clients: readonly { readonly id: string; readonly party: Party }[]
  readonly cases: readonly SeededCase[]
}

/** A case with its id, and each party's handle and file number for it. */
export interface SeededCase {
  readonly id: string
  readonly name: string
  readonly control: Control
  readonly links: readonly SeededLink[]
  readonly consents: readonly (Consent & { readonly id: string })[]
}

export interface SeededLink {
  readonly party: Party
  readonly agency: Agency
  readonly handle: string
  readonly fileNumber: string | null
  readonly linkedAt: Date
  readonly endedAt: Date | null
  /** What the party holds of the case in its own system; the gateway never has it (P7). */
  readonly facts: FactValues | undefined
}

interface Wanted {
  /** The day that deadlines are told from. */
  readonly today: Date
  /** How many cases to generate beside the stories. */
  readonly generated: number
  /** How many of them, the first, were opened in the last 180 days, and no others were; drawn by `ERA` when it is not said. */
  readonly recent?: number
  /** The same number gives the same seed, byte for byte. */
  readonly random: number
}

/** The stories, then generated cases. */
export const createSeed = ({ today, generated, recent, random }: Wanted): Seed => {
  const calendar = createCalendar(today)
  const generate = createGenerator(calendar)
  const cases = Array.from({ length: STORIES.length + generated }, (_, index) => {
    const stream = createRandom(random, index)
    const number = index - STORIES.length + 1
    const isRecent = recent === undefined ? undefined : number <= recent
    const story = STORIES[index]?.(calendar) ?? generate(`generated-${number}`, stream, isRecent)
    return enter(story, stream)
  })
  return { clients: PARTIES.flatMap((party) => [clientOf, consoleClientOf].map((of) => ({ id: of(party), party }))), cases }
}

const enter = (story: Story, random: Random): SeededCase => ({
  id: uuid(random),
  name: story.name,
  control: story.control,
  links: linksOf(story, random),
  consents: story.consents.map((consent) => ({ id: uuid(random), ...consent })),
})

const linksOf = (story: Story, random: Random): SeededLink[] => [
  ...Object.entries(story.parties).map(([party, part]) => ({
    ...nameOf(party, random),
    fileNumber: fileNumber(party, part.serial, part.linkedAt),
    linkedAt: part.linkedAt,
    endedAt: part.endedAt ?? null,
    facts: part.facts,
  })),
  ...[`RG-${story.control.region}`, 'RG-DK'].map((party) => ({
    ...nameOf(party, random),
    fileNumber: null,
    linkedAt: story.control.openedAt,
    endedAt: story.groupsLeftAt ?? null,
    facts: undefined,
  })),
]

const nameOf = (party: Party, random: Random): Pick<SeededLink, 'party' | 'agency' | 'handle'> => {
  const agency = agencyOf(party)
  if (!agency) throw new Error(`there is no agency of party \`${party}\``)
  return { party, agency, handle: random.bytes().toString('base64url') }
}

/** A UUID as RFC 9562 has it for random ones (version 4). */
const uuid = (random: Random): string => {
  const bytes = random.bytes()
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x40
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
