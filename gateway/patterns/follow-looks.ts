import type { PoolClient } from 'pg'
import type { Look } from '../../policies/patterns/look.ts'
import type { Pattern } from '../../policies/patterns/pattern.ts'
import type { Party } from '../../schema/agency.ts'
import type { FollowedLeaf, Follower } from '../followers/follower.ts'
import { isTakenBack, takenBackIn } from '../followers/taken-back.ts'
import { readDaysAtCases } from './days-at-cases.ts'
import { concerning, findBy, hoursBefore, looksBefore, type Finding } from './finding.ts'
import { lookOf } from './look-of-entry.ts'
import { forgetOldLooks, readCaseKeys, readEarlierLooks, takeBackLooks, writeLooks } from './look-store.ts'
import { createKeepLooks, type LooksSoFar } from './looks-so-far.ts'
import { markLook, type UnmarkedLook } from './mark-look.ts'
import { createRecentLooks } from './recent-looks.ts'
import { writeFindings } from './write-findings.ts'

const FOLLOWER = 'patterns'

/** A pattern that a look could be part of, and the looks in memory that were before it. */
interface Question {
  readonly pattern: Pattern
  readonly latest: Look
  readonly recent: readonly Look[]
  /** Of all looks of the request that it is asked of. */
  readonly controllers: readonly Party[]
}

/** Looks for what is unusual, one look after another as they are recorded. */
export const createFollowLooks = (now: () => Date): Follower => {
  const keepLooks = createKeepLooks(FOLLOWER)
  return {
    name: FOLLOWER,
    take: async (transaction, leaves) => {
      const takenBack = takenBackIn(leaves)
      const made = (await looksIn(transaction, leaves)).filter(({ requestId, leaf }) => !isTakenBack(requestId, BigInt(leaf), takenBack))
      const last = leaves.at(-1)
      const isFewer = last !== undefined && await takeBackLooks(transaction, last.log, [...takenBack.keys()])
      const soFar = last && await keepLooks(transaction, made, { log: last.log, next: last.index + 1n, isFewer })
      if (soFar) {
        const { looks, questions } = await enter(transaction, soFar, made)
        await writeFindings(transaction, await answer(transaction, soFar, questions))
        await writeLooks(transaction, looks)
      }
      await forgetOldLooks(transaction, now())
    },
  }
}

const looksIn = async (transaction: PoolClient, leaves: readonly FollowedLeaf[]): Promise<readonly UnmarkedLook[]> => {
  const disclosures = leaves.flatMap(({ entry }) => (entry?.kind === 'disclosure' ? [entry] : []))
  const caseKeyOf = await readCaseKeys(transaction, disclosures)
  return leaves.flatMap((leaf) => lookOf(leaf, caseKeyOf) ?? [])
}

/** Marks each look by those before it, and asks what it could be part of. */
const enter = async (transaction: PoolClient, soFar: LooksSoFar, made: readonly UnmarkedLook[]) => {
  const days = await readDaysAtCases(transaction, made)
  const questions: Question[] = []
  const lastOf = new Map<Pattern, number>()
  const again = new Map<Pattern, Set<Look>>()
  const looks = made.map((one) => {
    const latest = markLook({ ...soFar, daysAtCase: days.daysAtCase }, one)
    for (const pattern of concerning(soFar, latest)) {
      const place = lastOf.get(pattern) ?? -1
      const before = questions[place]
      const held = looksBefore(soFar, pattern, latest)
      const recent = held.filter(({ at }) => at <= latest.at)
      if (recent.length < held.length) again.set(pattern, laterThan(latest, pattern, held, again.get(pattern)))
      if (before && isAskedOnce(before, latest)) questions[place] = { pattern, latest, recent, controllers: [...before.controllers, ...latest.controllers] }
      else lastOf.set(pattern, questions.push({ pattern, latest, recent, controllers: latest.controllers }) - 1)
    }
    soFar.add(latest)
    days.add(latest)
    return latest
  })
  return { looks, questions: [...questions, ...[...again].flatMap(([pattern, ends]) => askAgain(soFar, pattern, ends))] }
}

/** A look of a log that is behind may be part of what ends with a look of another, which was followed before it. */
const laterThan = (late: Look, { hours }: Pattern, held: readonly Look[], ends = new Set<Look>()): Set<Look> => {
  for (const end of held) if (end.at > late.at && hoursBefore(end.at, hours) <= late.at) ends.add(end)
  return ends
}

/** Each once, however many looks came late. */
const askAgain = (soFar: LooksSoFar, pattern: Pattern, ends: ReadonlySet<Look>): readonly Question[] => [...ends].flatMap((latest) => {
  const recent = looksBefore(soFar, pattern, latest).filter((look) => look.at <= latest.at && look !== latest)
  return pattern.concerns(latest, [...recent, latest]) ? { pattern, latest, recent, controllers: latest.controllers } : []
})

/** Of an employee's looks, those of one request, which are of one instant, are asked about at once: by the last of them. */
const isAskedOnce = ({ pattern, latest: before }: Question, { log, requestId, at }: Look): boolean => pattern.of === 'employee'
  && before.requestId === requestId && before.log === log && before.at.getTime() === at.getTime()

/** What patterns find, that reach further back than what is in memory: the rest is read, once for all of them. */
const answer = async (transaction: PoolClient, { since: kept }: LooksSoFar, questions: readonly Question[]): Promise<readonly Finding[]> => {
  const wanted = new Map<string, { party: string; employee: string; since: Date }>()
  for (const { pattern, latest: { party, employee, at } } of questions) {
    const since = hoursBefore(at, pattern.hours)
    const known = wanted.get(`${party}:${employee}`)?.since ?? kept
    if (pattern.of !== 'case' && since < known) wanted.set(`${party}:${employee}`, { party, employee, since })
  }
  const earlier = createRecentLooks()
  for (const look of await readEarlierLooks(transaction, [...wanted.values()], kept)) earlier.add(look)
  return questions.flatMap(({ pattern, latest, recent, controllers }) =>
    findBy(pattern, [...looksBefore(earlier, pattern, latest), ...recent], latest, controllers))
}
