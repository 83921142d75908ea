import { danishTime } from '../danish.ts'
import { placeLabel } from '../labels.ts'
import { layOut } from '../show-value.ts'
import type { CorrectionReply, NoticeReply } from './correction-replies.ts'

/** What `samsyn corrections` says by itself, Danish first. */
export const CORRECTION_TEXTS = {
  none: 'Ingen rettelser.',
  noNotices: 'Ingen besked om rettelser.',
  reported: (id: string): string => `Rettelsen er noteret (${id}): hver modtager får besked.`,
  confirmed: (id: string): string => `Bekræftet (${id}).`,
} as const

const KINDS = { CORRECTED: 'rettet', ERASED: 'slettet' } as const

const block = (title: string, lines: readonly (readonly [label: string, value: string])[]): string =>
  [title, ...layOut(lines.map(([label, value]) => ({ depth: 1, label, value })))].join('\n')

const confirmation = ({ due, confirmedAt }: { readonly due: string; readonly confirmedAt: string | null }): string =>
  confirmedAt === null ? `ikke bekræftet, frist ${danishTime(due)}` : `bekræftet ${danishTime(confirmedAt)}`

const namesOf = (facts: readonly string[]): string => facts.map(placeLabel).join(', ')

/** A correction of the own agency, and who was told. */
export const showCorrection = ({ id, case: handle, kind, facts, reportedAt, resolved, recipients }: CorrectionReply): string => block(id, [
  ['Sag', handle],
  ['Oplysninger', `${namesOf(facts)} · ${KINDS[kind]} ${danishTime(reportedAt)}`],
  ...(resolved ? [] : [['Modtagere', 'gøres op'] as const]),
  ...recipients.map((one) => [one.party, `${confirmation(one)}${one.overdue ? ' · OVERSKREDET' : ''}`] as const),
])

/** What the own agency is told. */
export const showNotice = ({ id, case: handle, controller, kind, facts, reportedAt, ...notice }: NoticeReply): string => block(id, [
  ['Sag', handle],
  ['Fra', controller],
  ['Oplysninger', `${namesOf(facts)} · ${KINDS[kind]} ${danishTime(reportedAt)}`],
  ['Status', confirmation(notice)],
])
