import type { Label } from '../../schema/label.ts'
import { CATEGORY_NAMES } from '../../schema/labels/data-categories.ts'
import { danishTime } from './danish.ts'
import { valueLabel } from './labels.ts'
import type { ConsentReply } from './reply.ts'
import { layOut } from './show-value.ts'
import { CONSENT, CONSENT_TERMS } from './texts.ts'

/** A consent in plain words: by whom, to whom, for what, until when, and whether it stands. */
export const showConsent = (record: ConsentReply, now: Date): string => [
  `${CONSENT.id} ${record.id}`,
  ...layOut([
    [CONSENT.state, stateOf(record, now)],
    [CONSENT.givenBy, CONSENT_TERMS[record.givenBy] ?? record.givenBy],
    [CONSENT.recipients, record.recipients.join(', ')],
    [CONSENT.purposes, record.purposes.map((purpose) => valueLabel('Purpose', purpose)).join('; ')],
    [CONSENT.categories, record.categories.map(categoryName).join(', ')],
    [CONSENT.form, CONSENT_TERMS[record.form] ?? record.form],
    [CONSENT.period, `${danishTime(record.validFrom)} – ${danishTime(record.validUntil)}`],
    [CONSENT.language, record.interpreter ? `${record.language}, ${CONSENT.withInterpreter}` : record.language],
  ].map(([label = '', value = '']) => ({ depth: 1, label, value }))),
].join('\n')

const names: Readonly<Partial<Record<string, Label>>> = CATEGORY_NAMES

const categoryName = (category: string): string => names[category]?.da ?? category

const stateOf = ({ withdrawnAt, validFrom, validUntil }: ConsentReply, now: Date): string => {
  if (withdrawnAt !== null) return `${CONSENT.withdrawn} ${danishTime(withdrawnAt)}`
  if (now < new Date(validFrom)) return CONSENT.notYet
  return now < new Date(validUntil) ? CONSENT.inForce : CONSENT.ended
}
