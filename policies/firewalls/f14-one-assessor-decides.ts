import type { ResidenceCategory } from '../../schema/control-data.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Firewall } from '../firewall.ts'

/**
 * The Immigration Service decides whether a person without a right to stay, an asylum seeker or one facing expulsion is
 * trafficked; CMM decides for other lawful residents. The other's decision is shown as not authoritative.
 * HP19 · Identifikation af ofre; SR09 §3; SR09 §5.
 */
export const F14: Firewall = {
  id: 'F14',
  says: {
    da: 'Opholdsgrundlaget bestemmer, om Udlændingestyrelsen eller CMM afgør sagen; den andens vurdering vises, men afgør den ikke.',
    en: 'The Immigration Service or CMM decides, by the ground of residence; the other\'s view is shown as not deciding.',
  },
  source: 'HP19 · Identifikation af ofre',
  forbids: [],
}

export type Assessor = 'UDLST' | 'CMM'

const ASSESSORS: Readonly<Record<ResidenceCategory, Assessor | null>> = {
  none: 'UDLST',
  asylumSeeker: 'UDLST',
  lawfulFacingExpulsion: 'UDLST',
  lawful: 'CMM',
  unknown: null,
}

/** Who decides, or null while it is not known on which basis the person stays: then neither's word decides. */
export const assessorOf = (residence: ResidenceCategory): Assessor | null => ASSESSORS[residence]

const DECISIONS: readonly string[] = ['UDLST.assessmentDecision', 'CMM.assessmentDecision']

export const isNotAuthoritative = (fact: Fact, residence: ResidenceCategory): boolean =>
  DECISIONS.includes(fact.id) && fact.controller !== assessorOf(residence)
