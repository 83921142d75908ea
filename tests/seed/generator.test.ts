import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ACTION_PLANS } from '../../policies/action-plans.ts'
import { PLAN_LIMITS } from '../../prisma/seed/course.ts'
import {
  ASYLUM, COUNTRY, ENDING, EXPLOITATION, FOUND, SEX, type Proportion,
} from '../../prisma/seed/proportions.ts'
import { createRandom } from '../../prisma/seed/random.ts'
import { createSeed, type SeededCase } from '../../prisma/seed/seed.ts'
import type { Controller } from '../../schema/agency.ts'
import { REGIONS, RESIDENCE_CATEGORIES, STAGES } from '../../schema/control-data.ts'
import { heldBy } from './contract-terms.ts'

const DAY = 86_400_000
const today = new Date('2026-03-09T00:05:00.000Z')
const seed = createSeed({ today, generated: 10_000, random: 7 })
const generated = seed.cases.filter(({ name }) => name.startsWith('generated-'))

const factsOf = ({ links }: SeededCase, party: string) => links.find((link) => link.party === party)?.facts
const assessorOf = (seeded: SeededCase) =>
  factsOf(seeded, ['lawful', 'unknown'].includes(seeded.control.residenceCategory) ? 'CMM' : 'UDLST')
const decided = generated.filter((seeded) => assessorOf(seeded)?.['assessmentDecision'] !== 'PENDING')
const found = decided.filter((seeded) => assessorOf(seeded)?.['assessmentDecision'] === 'TRAFFICKED')

/** The share that a source's figures give the items named, and how far 10,000 cases may be from it. */
const shareOf = <T>({ weights }: Proportion<T>, is: (item: T) => boolean): number =>
  weights.reduce((sum, [item, weight]) => sum + (is(item) ? weight : 0), 0)
  / weights.reduce((sum, [, weight]) => sum + weight, 0)
const TOLERANCE = 0.03

const near = (cases: readonly SeededCase[], is: (seeded: SeededCase) => boolean, share: number): void => {
  expect(Math.abs(cases.filter(is).length / cases.length - share)).toBeLessThan(TOLERANCE)
}

test('the same number gives the same cases, byte for byte; another number gives others', () => {
  const digest = (random: number) =>
    createHash('sha256').update(JSON.stringify(createSeed({ today, generated: 200, random }))).digest('hex')
  expect(digest(7)).toBe(digest(7))
  expect(digest(8)).not.toBe(digest(7))
  expect(createRandom(7, 3).bytes().toString('hex')).toBe('ecf19735ded836ca8747ed631321d826')
})

test('as many are found trafficked, of each sex and form, as the sources count', () => {
  near(decided, (seeded) => found.includes(seeded), shareOf(FOUND, Boolean))
  near(generated, (seeded) => assessorOf(seeded)?.['sex'] === 'FEMALE', shareOf(SEX, (sex) => sex === 'FEMALE'))
  near(generated, (seeded) => assessorOf(seeded)?.['nationality'] === 'NG', shareOf(COUNTRY, ([country]) => country === 'NG'))
  near(found, (seeded) => [factsOf(seeded, 'CMM')?.['exploitationForms']].flat().includes('PROSTITUTION'),
    shareOf(EXPLOITATION, (form) => form === 'PROSTITUTION'))
})

test('of those whom the Immigration Service found trafficked, as many sought asylum as it counted', () => {
  const byUdlst = found.filter((seeded) => !['lawful', 'unknown'].includes(seeded.control.residenceCategory))
  near(byUdlst, ({ control }) => control.residenceCategory === 'asylumSeeker', shareOf(ASYLUM, Boolean))
})

test('of those whose period has ended, as many went home prepared as the Immigration Service counted', () => {
  const ended = found.filter(({ control }) => control.reflectionEnds !== null && control.reflectionEnds < '2025-03-09')
  near(ended, ({ control }) => control.departedOn !== null, shareOf(ENDING, (ending) => ending === 'preparedReturn'))
  expect(ended.length).toBeGreaterThan(500)
})

test('one case in ten is under the plan of 2007-2010; every stage, region and residence category has cases', () => {
  near(generated, ({ control }) => control.actionPlan === '2007-2010', 0.1)
  expect(new Set(generated.map(({ control }) => control.stage)).size).toBe(STAGES.length)
  expect(new Set(generated.map(({ control }) => control.region)).size).toBe(REGIONS.length)
  expect(new Set(generated.map(({ control }) => control.residenceCategory)).size).toBe(RESIDENCE_CATEGORIES.length)
})

test('what a party holds of a generated case is in the contract\'s terms', () => {
  const wrong = generated.slice(0, 1_000).flatMap(({ links }) => links.flatMap(({ agency, facts }) =>
    facts ? heldBy(agency as Controller, facts).filter(({ wrong }) => wrong !== null) : []))
  expect(wrong).toEqual([])
})

test('the generator draws within the limits that the policies know of the plans', () => {
  expect(ACTION_PLANS.map(({ id, reflectionAtMostDays, reintegrationMonths }) =>
    [id, { period: reflectionAtMostDays, reportingMonths: reintegrationMonths }])).toEqual(Object.entries(PLAN_LIMITS))
})

test('a case\'s days are in order, nothing that happened lies ahead, no period is longer than its plan allows', () => {
  for (const { control, links, consents } of seed.cases) {
    const { openedAt, stageSince, detainedSince, reflectionStarts, reflectionEnds, departedOn, closedAt } = control
    const happened = [
      openedAt, stageSince, detainedSince, closedAt, control.representativeSince,
      ...links.map(({ linkedAt }) => linkedAt), ...consents.map(({ withdrawnAt }) => withdrawnAt),
    ].filter((instant) => instant !== null)
    expect(happened.every((instant) => instant < today)).toBe(true)
    expect(links.every(({ linkedAt }) => linkedAt >= openedAt)).toBe(true)
    expect(stageSince >= openedAt).toBe(true)
    if (detainedSince) expect(today.getTime() - detainedSince.getTime()).toBeLessThan(72 * 3_600_000)
    for (const { validFrom, validUntil, withdrawnAt } of consents) {
      expect(validFrom < validUntil).toBe(true)
      if (withdrawnAt) expect(withdrawnAt > validFrom && withdrawnAt < validUntil).toBe(true)
    }
    if (reflectionStarts && reflectionEnds) {
      const days = (Date.parse(reflectionEnds) - Date.parse(reflectionStarts)) / DAY + 1
      expect(days).toBeGreaterThanOrEqual(30)
      expect(days).toBeLessThanOrEqual(PLAN_LIMITS[control.actionPlan].period)
      expect(reflectionStarts >= openedAt.toISOString().slice(0, 10)).toBe(true)
      if (departedOn) expect(departedOn > reflectionStarts && departedOn <= reflectionEnds).toBe(true)
    }
    if (closedAt) expect(control.stage).toBe('closed')
  }
})

test('no party has two cases under one file number, and no two parties share a handle', () => {
  const links = seed.cases.flatMap((seeded) => seeded.links)
  const numbered = links.filter(({ fileNumber }) => fileNumber !== null)
  expect(new Set(numbered.map(({ party, fileNumber }) => `${party} ${fileNumber}`)).size).toBe(numbered.length)
  expect(new Set(links.map(({ handle }) => handle)).size).toBe(links.length)
  expect(links.every(({ handle }) => Buffer.from(handle, 'base64url').length === 16)).toBe(true)
  expect(links.filter(({ agency, fileNumber }) => (agency === 'RG') !== (fileNumber === null))).toEqual([])
})

test('each case is known to its region\'s reference group, to the national one, and to no other', () => {
  for (const { control, links } of seed.cases)
    expect(links.filter(({ agency }) => agency === 'RG').map(({ party }) => party)).toEqual([`RG-${control.region}`, 'RG-DK'])
})
