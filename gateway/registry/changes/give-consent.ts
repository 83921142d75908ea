import type { ConsentRecord } from '../../../policies/decision.ts'
import { isWithdrawn } from '../../../policies/firewalls/f08-consent-counts-while-in-force.ts'
import { agencyOf } from '../../../schema/agency.ts'
import type { Code } from '../../codes.ts'
import type { ChangeLaw } from '../change-law.ts'
import type { ControlledCase } from '../control-data.ts'
import { updateCase } from '../update-case.ts'

/** A consent as it is given (domain: consent records). Instants in UTC. */
export interface GivenConsent extends Omit<ConsentRecord, 'version' | 'withdrawnAt'> {
  /** The record by the giving party's own handle, as it stands in the leaf (P12). */
  readonly handle: string
  readonly language: string
  readonly interpreter: boolean
  readonly documentHash: string | null
  readonly obtainedBy: string
}

const TWO_YEARS = 2 * 366 * 24 * 60 * 60 * 1000

/**
 * Informed consent of the data subject, or for a minor of the one who may give it
 * (F9; STROM kap. 5 · Informeret aftale og valg). The same is given once: of two records the person would withdraw one,
 * and the other would go on (GDPR art. 7, stk. 3).
 */
export const giveConsent: ChangeLaw<GivenConsent> = {
  takesAway: false,
  asks: () => ({ kind: 'giveConsent' }),
  details: ({ handle, givenBy, recipients, purposes, categories, form, validFrom, validUntil, language, interpreter, documentHash }) => ({
    consent: handle, givenBy, recipients, purposes, categories, form, validFrom: validFrom.toISOString(),
    validUntil: validUntil.toISOString(), language, interpreter, documentHash,
  }),
  refusal: (controlled, given, at) => giverRefusal(controlled, given) ?? scopeRefusal(given) ?? periodRefusal(given, at)
    ?? documentRefusal(given) ?? (isGivenAlready(controlled, given) ? 'CONSENT_ALREADY_GIVEN' : null),
  effect: (controlled, given) => async (transaction) => {
    await updateCase(controlled, {})(transaction)
    await transaction.query(
      `insert into consent_record (id, case_id, given_by, giver_suspected, recipients, purposes, categories, form,
         valid_from, valid_until, language, interpreter, obtained_by, document_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [given.id, controlled.caseId, given.givenBy, given.giverSuspected, given.recipients, given.purposes, given.categories,
        given.form, given.validFrom, given.validUntil, given.language, given.interpreter, given.obtainedBy, given.documentHash])
  },
}

const giverRefusal = (controlled: ControlledCase, { givenBy, giverSuspected, validFrom }: GivenConsent): Code | null => {
  const { minor, representativeSince } = controlled
  if (minor && givenBy === 'dataSubject') return 'CONSENT_BY_MINOR'
  if (!minor && givenBy !== 'dataSubject') return 'CONSENT_GIVER_INVALID'
  if (givenBy === 'representative' && !(representativeSince && representativeSince <= validFrom)) return 'CONSENT_GIVER_INVALID'
  return giverSuspected ? 'CONSENT_BY_SUSPECT' : null
}

const scopeRefusal = ({ recipients, purposes, categories }: GivenConsent): Code | null =>
  recipients.length > 0 && purposes.length > 0 && categories.length > 0 && recipients.every((party) => agencyOf(party))
    ? null
    : 'CONSENT_SCOPE_INVALID'

/** What is given in writing is proved by what was signed (GDPR art. 7, stk. 1; STROM kap. 5 · Støtteordninger · Tilbagevenden). */
const documentRefusal = ({ form, documentHash }: GivenConsent): Code | null =>
  form === 'inWriting' && documentHash === null ? 'CONSENT_DOCUMENT_MISSING' : null

const isGivenAlready = ({ consents }: ControlledCase, given: GivenConsent): boolean =>
  consents.some((record) => !isWithdrawn(record) && saidIn(record) === saidIn(given))

/** What a consent says, in whichever order; since when is left out, for who sends it again may say it anew. */
const saidIn = ({ givenBy, form, validUntil, ...lists }: ConsentRecord | GivenConsent): string => {
  const [recipients, purposes, categories] = [lists.recipients, lists.purposes, lists.categories].map((names) => [...new Set(names)].sort())
  return JSON.stringify({ givenBy, form, validUntil, recipients, purposes, categories })
}

const periodRefusal = ({ validFrom, validUntil }: GivenConsent, at: Date): Code | null =>
  validFrom <= at && validUntil > validFrom && validUntil.getTime() - validFrom.getTime() <= TWO_YEARS
    ? null
    : 'CONSENT_PERIOD_INVALID'
