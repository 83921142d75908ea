import type { DataCategory } from '../../schema/data-category.ts'
import type { Label } from '../../schema/label.ts'
import type { LegalBasisId } from '../legal-bases.ts'

/**
 * Our own terms, where neither ODRL 2.2 (W3C Recommendation, 15 February 2018) nor DPV 2.1 (W3C Community Group Report,
 * 16 March 2025) has one: `vocabulary.ts` defines each.
 */
export const own = (term: string): string => `samsyn:${term}`

export const NAMESPACES = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  samsyn: 'urn:samsyn:vocabulary:',
} as const

/** The legal bases of the GDPR that DPV names. */
const DPV_BASES: Readonly<Partial<Record<LegalBasisId, string>>> = {
  'GDPR-6-1-d': 'eu-gdpr:A6-1-d',
  'GDPR-6-1-e': 'eu-gdpr:A6-1-e',
  'GDPR-9-2-a': 'eu-gdpr:A9-2-a',
  'GDPR-9-2-c': 'eu-gdpr:A9-2-c',
  'GDPR-9-2-g': 'eu-gdpr:A9-2-g',
  'GDPR-9-2-h': 'eu-gdpr:A9-2-h',
}

export const basisTerm = (id: LegalBasisId): string => DPV_BASES[id] ?? own(id)

export const isOfDpv = (term: string): boolean => !term.startsWith('samsyn:')

/** The categories that DPV names, and the nearest wider term of those that it does not. */
export const CATEGORY_TERMS: Readonly<Record<DataCategory, { readonly term: string; readonly broader?: string }>> = {
  identity: { term: 'pd:Identifying' },
  health: { term: 'pd:MedicalHealth' },
  location: { term: 'pd:PhysicalAddress' },
  residence: { term: 'pd:Residency' },
  income: { term: 'pd:Income' },
  contact: { term: own('contact'), broader: 'pd:Contact' },
  encounter: { term: own('encounter'), broader: 'dpv:SensitivePersonalData' },
  assessment: { term: own('assessment'), broader: 'dpv:SensitivePersonalData' },
  indicators: { term: own('indicators'), broader: 'dpv:SensitivePersonalData' },
  accommodation: { term: own('accommodation'), broader: 'dpv:PersonalData' },
  risk: { term: own('risk'), broader: 'dpv:SensitivePersonalData' },
  asylum: { term: own('asylum'), broader: 'dpv:SensitivePersonalData' },
  return: { term: own('return'), broader: 'dpv:PersonalData' },
  representative: { term: own('representative'), broader: 'dpv:PersonalData' },
  workplace: { term: own('workplace'), broader: 'pd:Professional' },
  investigation: { term: own('investigation'), broader: 'pd:Criminal' },
  witness: { term: own('witness'), broader: 'dpv:SensitivePersonalData' },
  operations: { term: own('operations'), broader: 'dpv:SensitiveData' },
  coordination: { term: own('coordination'), broader: 'dpv:PersonalData' },
}

/** Ours narrow the purposes of DPV, which has none for victims of trafficking, the police or labour inspection. */
export const PURPOSE_BROADER = 'dpv:PublicBenefit'

export const factIri = (id: string): string => `urn:samsyn:fact:${id}`

export const agencyIri = (agency: string): string => `urn:samsyn:agency:${agency}`

/** A term of ours, with what it means. */
export interface Term {
  readonly uid: string
  readonly '@type': string | readonly string[]
  readonly label: Label
  readonly definition: Label
  readonly broader?: string
}
