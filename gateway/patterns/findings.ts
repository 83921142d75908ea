import { PATTERNS } from '../../policies/patterns.ts'
import type { Code } from '../codes.ts'
import { readActsBySubject } from '../officers-work/act-store.ts'
import { breachIn, isBreachOpen } from '../officers-work/breach.ts'
import { permit, type ActDeps, type CarryOut } from '../officers-work/carry-out.ts'
import { readSummaries } from '../officers-work/entry-summaries.ts'
import type { OfficerAct } from '../officers-work/officer-act.ts'
import { isOwnLook } from '../officers-work/own-look.ts'
import { pageSize } from '../officers-work/page-size.ts'
import { findingOf, parse } from '../officers-work/subject.ts'
import type { Bound } from '../pipeline/stages.ts'
import { anySealedFor } from '../sealing/sealed-for.ts'

export type FindingState = 'OPEN' | 'DISMISSED' | 'BREACH'

interface FindingRow {
  readonly id: string
  readonly pattern: string
  readonly recipient: string
  readonly employee: string | null
  readonly firstAt: Date
  readonly latestAt: Date
  readonly evidence: readonly string[]
}

/**
 * A finding as its overseer's officers see it, `$1`: not where one of its looks is sealed from them, which the finding itself
 * would tell of, but where they suspect a breach, of which they must tell (GDPR art. 33).
 */
export const SEEN_FINDING = `finding where overseer = $1 and (not ${anySealedFor('overseer', 'evidence')} or exists (
  select from officer_act where subject = 'finding:' || finding.id and party = overseer and act = 'suspectBreach'))`

type Found = Pick<FindingRow, 'latestAt' | 'evidence'>

/** A finding is open until it is dismissed, and again when more is found; a breach that is not rejected outweighs both. */
const stateOf = (acts: readonly OfficerAct[], found: Found): FindingState => {
  const breach = breachIn(acts)
  if (breach && breach.state !== 'REJECTED') return 'BREACH'
  return acts.some((act) => dismisses(act, found)) ? 'DISMISSED' : 'OPEN'
}

/** An officer dismisses what she has seen: what a log that was behind told of later, of before, is none of it. */
const dismisses = ({ act, at, details }: OfficerAct, { latestAt, evidence }: Found): boolean => {
  if (act !== 'dismissFinding' || at < latestAt) return false
  const seen = new Set(details['evidence'] as readonly string[])
  return evidence.every((place) => seen.has(place))
}

const acted = (act: string, how = ''): string =>
  `exists (select from officer_act where subject = 'finding:' || finding.id and act = '${act}'${how})`
const SUSPECTED = acted('suspectBreach')
/** As `dismisses` says. */
const DISMISSED = acted('dismissFinding', ` and at >= latest_at and details -> 'evidence' @> to_jsonb(evidence)`)

/** Where findings of a state, `$3`, are looked for: among all of them, since what waits longest is the oldest. */
const IN_STATE = `case $3::text when 'OPEN' then not ${DISMISSED} when 'DISMISSED' then ${DISMISSED} when 'BREACH' then ${SUSPECTED} else true end`

/** Whether nothing is left to do about a finding. */
const isDealtWith = (acts: readonly OfficerAct[], found: Found): boolean => stateOf(acts, found) !== 'OPEN' && !isBreachOpen(acts)

/**
 * What is unusual in what the own party took part in: each finding with its pattern, its evidence and what was done; those
 * first that wait for something.
 */
export const createFindings = ({ pool, recordAct, refuse }: ActDeps, carryOut: CarryOut) => {
  const read = async (party: string, id: string | null, state: FindingState | null): Promise<FindingRow[]> => {
    const { rows } = await pool.query<FindingRow>(`select id, pattern, recipient, employee, first_at as "firstAt",
      latest_at as "latestAt", evidence from ${SEEN_FINDING} and ($2::text is null or id = $2) and ${IN_STATE}
      order by ${DISMISSED} and not ${SUSPECTED}, latest_at desc, id limit 5000`, [party, id, state])
    return rows
  }
  const shown = async (party: string, rows: readonly FindingRow[], actsOn: (subject: string) => readonly OfficerAct[]) => {
    const summaries = await readSummaries(pool, party, rows.flatMap(({ evidence }) => evidence))
    return rows.map((row) => {
      const acts = actsOn(findingOf(row.id))
      const evidence = row.evidence.flatMap((place) => summaries.get(place) ?? [])
        .sort((one, other) => one.at.getTime() - other.at.getTime())
      return {
        ...row, id: findingOf(row.id), pattern: patternNamed(row.pattern), evidence, acts,
        state: stateOf(acts, row), breach: breachIn(acts),
      }
    })
  }

  return {
    see: async (bound: Bound, asked: { readonly state?: FindingState | null; readonly first?: number | null }) => {
      const first = await pageSize(refuse, bound, asked.first)
      const receipt = await recordAct(bound, 'seeFindings', { state: asked.state ?? null })
      const { party } = bound.authenticated
      const rows = await read(party, null, asked.state ?? null)
      const actsOn = await readActsBySubject(pool, rows.map(({ id }) => findingOf(id)))
      const done = (row: FindingRow): number => Number(isDealtWith(actsOn(findingOf(row.id)), row))
      const wanted = rows.filter((row) => !asked.state || stateOf(actsOn(findingOf(row.id)), row) === asked.state)
        .toSorted((one, other) => done(one) - done(other))
      return { findings: await shown(party, wanted.slice(0, first), actsOn), patterns: PATTERNS, receipt }
    },
    dismiss: async (bound: Bound, subject: string) => {
      await permit({ refuse }, bound, 'dismissFinding')
      const named = parse(subject)
      const [found] = named?.kind === 'finding' ? await read(bound.authenticated.party, named.id, null) : []
      if (!named || !found) return refuse(bound, 'SUBJECT_NOT_AVAILABLE')
      if (await isOwnLook(pool, named, bound.authenticated)) return refuse(bound, 'ACT_OWN')
      const mayDismiss = (acts: readonly OfficerAct[]): Code | null =>
        stateOf(acts, found) === 'OPEN' ? null : 'ACT_OUT_OF_ORDER'
      const details = { pattern: found.pattern, evidence: found.evidence }
      const { acts, receipt } = await carryOut(bound, { act: 'dismissFinding', subject, details, law: mayDismiss })
      const [finding] = await shown(bound.authenticated.party, [found], () => acts)
      return { finding, receipt }
    },
  }
}

const patternNamed = (id: string) => PATTERNS.find((pattern) => pattern.id === id)
