import type { Agency } from '../schema/agency.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { Regime } from './decision.ts'
import type { LegalBasisId } from './legal-bases.ts'

/** What a purpose rests on, under the regime that governs the recipient's part in it. */
export interface PurposeLaw {
  readonly purpose: Purpose
  readonly bases: { readonly [R in Regime]: readonly LegalBasisId[] }
  /** Recipients that process for this purpose as law enforcement; for all others the GDPR holds. */
  readonly lawEnforcement: readonly Agency[]
}

/** To find, investigate and prosecute crime is law enforcement (retshåndhævelsesloven § 1; directive (EU) 2016/680). */
export const POLICE_AND_PROSECUTION: readonly Agency[] = ['NEC', 'NUC', 'RA']

/** Help, residence and departure are administration, whoever does it: the aliens centre of the police too. */
const NOBODY: readonly Agency[] = []

const FINDING_CRIME: readonly LegalBasisId[] = ['RHL-9', 'DIR-2016-680-10', 'STRFL-262a']

/**
 * The legal bases of every purpose (domain: exchanges), explicit consent among them where the person is asked.
 * What lifts secrecy is another question (`secrecy.ts`).
 */
export const PURPOSE_LAW: readonly PurposeLaw[] = [
  {
    purpose: 'IDENTIFICATION',
    bases: { GDPR: ['UDL-33-14', 'UDL-26a', 'GDPR-6-1-e', 'GDPR-9-2-g'], LAW_ENFORCEMENT: FINDING_CRIME },
    lawEnforcement: POLICE_AND_PROSECUTION,
  },
  {
    purpose: 'ASSISTANCE',
    bases: { GDPR: ['GDPR-6-1-e', 'GDPR-9-2-a', 'GDPR-9-2-h', 'SEL'], LAW_ENFORCEMENT: [] },
    lawEnforcement: NOBODY,
  },
  {
    purpose: 'RESIDENCE_DECISION',
    bases: { GDPR: ['UDL-33-14', 'UDL-26a', 'GDPR-6-1-e', 'GDPR-9-2-g'], LAW_ENFORCEMENT: [] },
    lawEnforcement: NOBODY,
  },
  {
    purpose: 'INVESTIGATION',
    bases: { GDPR: [], LAW_ENFORCEMENT: FINDING_CRIME },
    lawEnforcement: POLICE_AND_PROSECUTION,
  },
  {
    purpose: 'NON_PUNISHMENT',
    bases: { GDPR: [], LAW_ENFORCEMENT: [...FINDING_CRIME, 'RPL-722'] },
    lawEnforcement: POLICE_AND_PROSECUTION,
  },
  {
    purpose: 'PREPARED_RETURN',
    bases: { GDPR: ['GDPR-6-1-e', 'GDPR-9-2-a', 'GDPR-9-2-h', 'SEL'], LAW_ENFORCEMENT: [] },
    lawEnforcement: NOBODY,
  },
  {
    purpose: 'DEPARTURE',
    bases: { GDPR: ['HJRL-1', 'UDL-33-14', 'UDL-26a', 'GDPR-6-1-e', 'GDPR-9-2-g'], LAW_ENFORCEMENT: [] },
    lawEnforcement: NOBODY,
  },
  {
    purpose: 'POLICE_ACTION',
    bases: { GDPR: ['GDPR-6-1-e'], LAW_ENFORCEMENT: FINDING_CRIME },
    lawEnforcement: POLICE_AND_PROSECUTION,
  },
  {
    purpose: 'LABOUR_CONTROL',
    bases: { GDPR: ['GDPR-6-1-e'], LAW_ENFORCEMENT: FINDING_CRIME },
    lawEnforcement: POLICE_AND_PROSECUTION,
  },
  {
    purpose: 'COORDINATION',
    bases: { GDPR: ['GDPR-6-1-e'], LAW_ENFORCEMENT: [] },
    lawEnforcement: NOBODY,
  },
  {
    purpose: 'KNOWLEDGE',
    bases: { GDPR: ['GDPR-89'], LAW_ENFORCEMENT: [] },
    lawEnforcement: NOBODY,
  },
  {
    purpose: 'OVERSIGHT',
    bases: {
      GDPR: ['GDPR-5-2', 'GDPR-15', 'GDPR-30'],
      LAW_ENFORCEMENT: ['DIR-2016-680-4', 'DIR-2016-680-25', 'GDPR-5-2'],
    },
    lawEnforcement: POLICE_AND_PROSECUTION,
  },
  {
    purpose: 'VITAL_INTERESTS',
    bases: { GDPR: ['GDPR-6-1-d', 'GDPR-9-2-c'], LAW_ENFORCEMENT: ['RHL-9', 'DIR-2016-680-10', 'GDPR-6-1-d', 'GDPR-9-2-c'] },
    lawEnforcement: ['NEC', 'RA'],
  },
]

/** Explicit consent is the basis of nothing that the person was not asked about: who relies on it must show it (GDPR art. 7, stk. 1). */
export const withoutConsent = <Id extends string>(ids: readonly Id[]): readonly Id[] => ids.filter((id) => id !== 'GDPR-9-2-a')

const lawByPurpose = new Map(PURPOSE_LAW.map(({ purpose, bases, lawEnforcement }) => [purpose, {
  lawEnforcement,
  byConsent: bases,
  unasked: { GDPR: withoutConsent(bases.GDPR), LAW_ENFORCEMENT: withoutConsent(bases.LAW_ENFORCEMENT) },
}]))

const lawOf = (purpose: Purpose) => {
  const law = lawByPurpose.get(purpose)
  if (!law) throw new Error(`there is no purpose \`${purpose}\``)
  return law
}

export const regimeOf = (purpose: Purpose, recipient: Agency): Regime =>
  lawOf(purpose).lawEnforcement.includes(recipient) ? 'LAW_ENFORCEMENT' : 'GDPR'

/** What is done for a purpose rests on these; `byConsent`: when it needs a consent of the person, too. */
export const legalBasesOf = (purpose: Purpose, recipient: Agency, byConsent = false): readonly LegalBasisId[] =>
  lawOf(purpose)[byConsent ? 'byConsent' : 'unasked'][regimeOf(purpose, recipient)]
