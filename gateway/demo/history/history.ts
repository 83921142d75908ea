import { danishDay, beginningOf } from '../../../policies/clocks/danish-day.ts'
import { createRandom } from '../../../prisma/seed/random.ts'
import type { Seed } from '../../../prisma/seed/seed.ts'
import { createConsentHandles } from '../../registry/consent-handle.ts'
import { createRuleCipher } from '../../trail/rule-cipher.ts'
import { aQuarter } from '../quarter/a-quarter.ts'
import { MISUSES } from '../quarter/misuses.ts'
import { createAskedFacts, createPurposesThatGive } from './asked-facts.ts'
import { openBreakGlass, reviewOf } from './break-glass.ts'
import type { HistoryLeaf } from './history-leaf.ts'
import { createRecordLook, type RecordedLook } from './record-look.ts'
import { createControlledFor } from './seeded-case.ts'
import { worldOf } from './world.ts'

interface Wanted {
  readonly seed: Seed
  readonly now: Date
  /** About how many disclosures are recorded. */
  readonly disclosures: number
  readonly pseudonymKey: Buffer
}

const DAYS = 90

/** Misuse is planted in the last four weeks: an officer looks there first, and enough is known of who works with what. */
const FIRST_MISUSE = 62

/** So many looks would be recorded if none of normal work were left out. */
const ALL = 29_500

/** No one case of the seed is given to so many, or for so many purposes: these two the exchanges themselves prevent. */
const PREVENTED: readonly string[] = ['manyAgencies', 'manyPurposes']

/**
 * Ninety days of work with the seeded cases, up to now, in the order of time: whose leaves are made as the gateway makes
 * them, with planted misuses, and each break-glass reviewed but the two of the last day.
 */
export const makeHistory = ({ seed, now, disclosures, pseudonymKey }: Wanted): readonly HistoryLeaf[] => {
  const random = createRandom(DAYS, 2)
  const firstDay = danishDay(now).subtract({ days: DAYS })
  const first = new Date(beginningOf(firstDay).epochMilliseconds)
  const worked = seed.cases.filter(({ control: { closedAt } }) => closedAt === null || closedAt > first)
  const controlledFor = createControlledFor()
  const purposesThatGive = createPurposesThatGive(controlledFor, now)
  const looks = aQuarter({
    seed: 1, first: firstDay.toString(), days: DAYS + 1, firstMisuse: FIRST_MISUSE,
    misuses: MISUSES.filter(({ pattern }) => !PREVENTED.includes(pattern)),
    worldOf: worldOf({ seeded: worked, first, days: DAYS + 1, purposesThatGive }),
  })
  const recordLook = createRecordLook({
    seeded: new Map(worked.map((one) => [one.id, one])), controlledFor, purposesThatGive,
    askedFacts: createAskedFacts(worked, controlledFor, now), pseudonymKey, random,
    ciphers: { handles: createConsentHandles(pseudonymKey), ruleCipher: createRuleCipher(pseudonymKey) },
  })
  const recorded = looks.filter(({ at, misuse }) => at < now && (misuse !== undefined || random.chance(disclosures, ALL)))
    .flatMap((look) => recordLook(look) ?? []).map((look) => ({ look, leaf: leafOf(look) }))
  const reviews = recorded.filter(({ look }) => look.brokeGlass).map(({ look, leaf }) => reviewOf(look, leaf, random, now))
  const open = openBreakGlass(worked, now).flatMap((look) => recordLook(look) ?? []).map(leafOf)
  return [...recorded.map(({ leaf }) => leaf), ...reviews, ...open].sort((one, other) => one.at.getTime() - other.at.getTime())
}

const leafOf = ({ at, orders, entry }: RecordedLook): HistoryLeaf => ({ at, orders, entryOf: () => entry })
