import { danishDate, danishTime } from '../danish.ts'
import { holderLabel, placeLabel, valueLabel } from '../labels.ts'
import type { CountsReply, DetailReply, EntryReply } from './log-operations.ts'
import { LOG } from './log-texts.ts'

const COUNTS = ['given', 'withheld', 'unavailable'] as const

/** An entry in two lines: who, when, for what; and what came of it, by names and counts of fields. */
export const showEntry = (one: EntryReply): string => [
  [
    `${danishTime(one.at)}  ${one.recipient} ${one.employee} (${one.role})`,
    ...(one.purpose ? [valueLabel('Purpose', one.purpose)] : []),
    ...(one.breakGlass ? [LOG.breakGlass] : []),
  ].join(' · '),
  `  ${[
    valueLabel('EntryOutcome', one.outcome),
    ...[one.code, one.act].filter((word) => word !== null),
    ...COUNTS.filter((count) => one[count] > 0).map((count) => `${one[count]} ${LOG[count]}`),
    ...(one.controllers.length > 0 ? [one.controllers.join(', ')] : []),
    `${one.log} ${one.leaf}`,
  ].join(' · ')}`,
].join('\n')

export const showDetail = (detail: DetailReply): readonly string[] => [
  showEntry(detail.entry),
  [
    ...(detail.entry.reason ? [`${LOG.because}  ${detail.entry.reason.replaceAll('\n', '\n  ')}`] : []),
    `${LOG.request}  ${detail.entry.disclosureId}`,
    ...(detail.policyVersion ? [`${LOG.version}  ${detail.policyVersion}`] : []),
  ].join('\n'),
  ...blockOf(LOG.given, detail.given.map(({ field, exchange }) => `${nameOf(field)} (${exchange})`)),
  ...blockOf(LOG.empty, detail.empty.map(nameOf)),
  ...blockOf(LOG.withheld, detail.withheld.map(({ field, because, rule }) =>
    `${nameOf(field)} (${rule}: ${valueLabel('WithheldReason', because)})`)),
  ...blockOf(LOG.unavailable, detail.unavailable.map(({ controller, fields }) =>
    `${controller}: ${fields.map(nameOf).join(', ')}`)),
  ...blockOf(LOG.rules, detail.rules.map(({ rule, says }) => `${rule}: ${says.da}`)),
  ...blockOf(LOG.details, detail.details.map(({ name, value }) => `${name}: ${value ?? '–'}`)),
  `${LOG.hash}  ${detail.hash}\n${LOG.proof}  ${detail.proof}`,
]

export const showCounts = ({ total, byDay, byOutcome, byPurposeAndRecipient, byCode }: CountsReply): readonly string[] => [
  LOG.total(total),
  ...blockOf(LOG.byOutcome, byOutcome.map(({ outcome, entries }) => `${entries}  ${valueLabel('EntryOutcome', outcome)}`)),
  ...blockOf(LOG.byPurpose, byPurposeAndRecipient.map(({ purpose, recipient, entries }) =>
    `${entries}  ${recipient}${purpose ? ` · ${valueLabel('Purpose', purpose)}` : ''}`)),
  ...blockOf(LOG.byCode, byCode.map(({ code, entries }) => `${entries}  ${code}`)),
  ...blockOf(LOG.byDay, [...dayCounts(byDay)].map(([day, entries]) => `${entries}  ${danishDate(day)}`)),
]

const dayCounts = (byDay: CountsReply['byDay']): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { day, entries } of byDay) counts.set(day, (counts.get(day) ?? 0) + entries)
  return counts
}

const blockOf = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [[heading, ...lines.map((line) => `  ${line.replaceAll('\n', '\n    ')}`)].join('\n')]

const nameOf = (field: string): string => `${holderLabel(field)}: ${placeLabel(field)}`
