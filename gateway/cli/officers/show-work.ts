import { danishTime } from '../danish.ts'
import { valueLabel } from '../labels.ts'
import { layOut } from '../show-value.ts'
import type { ActReply, BreachReply, DrawnReply, EntryReply, FindingReply, ReviewReply, SampleReply } from './officers-replies.ts'
import { ACTS, OFFICERS } from './officers-texts.ts'

type Line = readonly [label: string, value: string]

const block = (title: string, lines: readonly Line[]): string =>
  [title, ...layOut(lines.map(([label, value]) => ({ depth: 1, label, value })))].join('\n')

const showEntry = ({ log, leaf, at, recipient, employee, purpose, reason }: EntryReply): string =>
  [danishTime(at), `${recipient}:${employee}`, ...(purpose ? [valueLabel('Purpose', purpose)] : []), ...(reason ? [reason] : []), `${log} ${leaf}`].join(' · ')

/** What was done, one line an act. */
const showActs = (acts: readonly ActReply[]): readonly Line[] => acts.map(({ act, at, party, employee, reason, verdict }) =>
  [ACTS[act] ?? act, [...(verdict ? [valueLabel('BreakGlassVerdict', verdict)] : []), danishTime(at), `${party}:${employee}`, reason].join(' · ')])

const showBreach = (breach: BreachReply): readonly Line[] =>
  breach ? [[OFFICERS.breach, `${valueLabel('BreachState', breach.state)} · ${OFFICERS.due} ${danishTime(breach.due)}`]] : []

export const showReview = ({ id, due, state, entry, acts, breach }: ReviewReply): string => block(id, [
  [OFFICERS.state, valueLabel('BreakGlassState', state)],
  [OFFICERS.due, danishTime(due)],
  [OFFICERS.entry, showEntry(entry)],
  ...showActs(acts), ...showBreach(breach),
])

export const showFinding = ({ id, pattern, recipient, employee, state, evidence, acts, breach }: FindingReply): string =>
  block(`${id}  ${pattern?.title.da ?? ''}`, [
    [OFFICERS.state, valueLabel('FindingState', state)],
    [OFFICERS.whose, employee ? `${recipient}:${employee}` : recipient],
    ...(pattern ? [[OFFICERS.because, pattern.because.da] as const] : []),
    ...evidence.map((one): Line => [OFFICERS.entry, showEntry(one)]),
    ...showActs(acts), ...showBreach(breach),
  ])

export const showDrawn = ({ id, overseer, recipient, employee, state, entry, acts, breach }: DrawnReply): string => block(id, [
  [OFFICERS.state, `${valueLabel('DrawnState', state)} (${overseer})`],
  [OFFICERS.whose, `${recipient}:${employee}`],
  ...(entry ? [[OFFICERS.entry, showEntry(entry)] as const] : []),
  ...showActs(acts), ...showBreach(breach),
])

/** A sample and its statistics, to be printed. */
export const showSample = ({ id, from, until, committedAt, committedBy, drawnAt, statistics }: SampleReply): string => block(id, [
  [OFFICERS.period, `${danishTime(from)} – ${danishTime(until)}`],
  [OFFICERS.committed, `${danishTime(committedAt)}, ${committedBy}`],
  [OFFICERS.drawn, drawnAt ? danishTime(drawnAt) : OFFICERS.notYet],
  ...(statistics ? [
    [OFFICERS.population, statistics.population] as const,
    ...statistics.explainedByRules.map(({ says, disclosures }) => [says.da, disclosures] as const),
    [OFFICERS.notChosen, statistics.notDrawn] as const,
    [OFFICERS.chosen, statistics.drawn] as const,
    [OFFICERS.awaiting, statistics.awaiting] as const,
    [OFFICERS.explained, statistics.explained] as const,
    [OFFICERS.justified, statistics.justified] as const,
    [OFFICERS.suspected, statistics.breachesSuspected] as const,
    [OFFICERS.confirmed, statistics.breachesConfirmed] as const,
  ].map(([label, count]): Line => [label, String(count)]) : []),
])

/** What was done with a subject by now, and where a breach stands. */
export const showActed = (id: string, acts: readonly ActReply[], breach: BreachReply = null): string =>
  block(id, [...showActs(acts), ...showBreach(breach)])
