import type { Party } from '../schema/agency.ts'
import type { DataCategory } from '../schema/data-category.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { ConsentState } from './attributes.ts'
import type { Asking, ConsentRecord, Standing } from './decision.ts'
import { hasEnded, isInForce, isWithdrawn } from './firewalls/f08-consent-counts-while-in-force.ts'
import { isGivenByOneWhoMay } from './firewalls/f09-a-minor-is-spoken-for.ts'

/** What a consent must name, each by itself, to cover a disclosure (domain: consent records; GDPR art. 4, nr. 11). */
export interface ConsentScope {
  readonly recipient: Party
  readonly purpose: Purpose
  readonly category: DataCategory
  readonly minor: boolean
}

export const scopeOf = ({ recipient, purpose }: Pick<Asking, 'recipient' | 'purpose'>, { minor }: Standing, category: DataCategory): ConsentScope =>
  ({ recipient, purpose, category, minor })

export type Coverage =
  | { readonly state: Exclude<ConsentState, 'absent'>; readonly record: ConsentRecord }
  | { readonly state: 'absent'; readonly record: null }

const NONE: Coverage = { state: 'absent', record: null }

/** The record that covers: in force (F8), given by one who may (F9); in writing before spoken, then the longest. */
export const coverageOf = (records: readonly ConsentRecord[], scope: ConsentScope, at: Date): Coverage => {
  const [record] = records.filter((one) => names(one, scope) && isInForce(one, at)).sort(strongestFirst)
  return record ? { state: record.form, record } : NONE
}

/** Why none covers, told by the newest record that names the scope in a form that would do. */
export const whyNotCovered = (
  records: readonly ConsentRecord[], scope: ConsentScope, inWriting: boolean, at: Date,
): 'CONSENT_MISSING' | 'CONSENT_WITHDRAWN' | 'CONSENT_EXPIRED' => {
  const [newest] = records
    .filter((one) => names(one, scope) && (!inWriting || one.form === 'inWriting') && one.validFrom <= at)
    .sort((a, b) => b.validFrom.getTime() - a.validFrom.getTime() || (a.id < b.id ? -1 : 1))
  if (!newest) return 'CONSENT_MISSING'
  if (isWithdrawn(newest)) return 'CONSENT_WITHDRAWN'
  return hasEnded(newest, at) ? 'CONSENT_EXPIRED' : 'CONSENT_MISSING'
}

const names = (record: ConsentRecord, scope: ConsentScope): boolean =>
  record.recipients.includes(scope.recipient)
  && record.purposes.includes(scope.purpose)
  && record.categories.includes(scope.category)
  && isGivenByOneWhoMay(record, scope.minor)

const strongestFirst = (a: ConsentRecord, b: ConsentRecord): number =>
  Number(b.form === 'inWriting') - Number(a.form === 'inWriting')
  || b.validUntil.getTime() - a.validUntil.getTime()
  || (a.id < b.id ? -1 : 1)
