import { DATA_CATEGORIES } from '../../schema/data-category.ts'
import { FACTS } from '../../schema/facts.ts'
import type { Label } from '../../schema/label.ts'
import { factName, purposeName, residenceName, stageName } from '../../schema/labels/contract.ts'
import { CATEGORY_NAMES } from '../../schema/labels/data-categories.ts'
import { ROLE_NAMES } from '../../schema/labels/roles.ts'
import { ROLES } from '../../schema/role.ts'
import { ATTRIBUTES } from '../attributes.ts'
import { FIREWALLS } from '../firewalls.ts'
import { LEGAL_BASES, type LegalBasis } from '../legal-bases.ts'
import { PURPOSE_LAW } from '../purposes.ts'
import { SECRECY_LIFTED_BY } from '../secrecy.ts'
import { citationsOf } from '../words/access.ts'
import { inBoth } from '../words/listed.ts'
import { valueTerm } from './constraints.ts'
import { CONTEXT } from './context.ts'
import { OPERANDS, PLAIN_TERMS } from './plain-terms.ts'
import { basisTerm, CATEGORY_TERMS, isOfDpv, own, PURPOSE_BROADER, type Term } from './terms.ts'

const CONCEPT = 'skos:Concept'

/** Every term that the policies use and that ODRL and DPV have not. */
export const vocabularyTerms = (): readonly Term[] => [
  ...PLAIN_TERMS,
  ...OPERANDS,
  ...PURPOSE_LAW.map(({ purpose, bases }): Term => {
    const law = citationsOf([...new Set([...bases.GDPR, ...bases.LAW_ENFORCEMENT])])
    const name = purposeName(purpose)
    const definition = { da: `Hviler på ${law}.`, en: `Rests on ${law}.` }
    return { uid: own(purpose), '@type': [CONCEPT, 'dpv:Purpose'], label: name, definition, broader: PURPOSE_BROADER }
  }),
  ...LEGAL_BASES.filter(({ id }) => !isOfDpv(basisTerm(id))).map((basis) => lawTerm(basis, ['dpv:LegalBasis'], 'dpv:LegalBasis')),
  ...Object.values(SECRECY_LIFTED_BY).map((basis) => lawTerm(basis, [])),
  ...DATA_CATEGORIES.flatMap((category): readonly Term[] => {
    const { term, broader } = CATEGORY_TERMS[category]
    const facts = FACTS.filter((fact) => fact.category === category).map(factName)
    const definition = inBoth((language) => [...new Set(facts.map((fact) => fact[language]))].join('; ')
      || (language === 'da' ? 'Ingen oplysning i en sag.' : 'No fact of a case.'))
    return broader ? [{ uid: term, '@type': [CONCEPT, 'dpv:PersonalData'], label: CATEGORY_NAMES[category], definition, broader }] : []
  }),
  ...ROLES.map((role) => value(own(role), ROLE_NAMES[role], own('role'))),
  ...ATTRIBUTES.residence.map((one) => value(valueTerm('residence', one), residenceName(one), own('residence'))),
  ...ATTRIBUTES.stage.map((one) => value(valueTerm('stage', one), stageName(one), own('stage'))),
  ...FIREWALLS.filter(({ forbids }) => forbids.length === 0).map(({ id, says, source }): Term => (
    { uid: own(id), '@type': CONCEPT, label: { da: id, en: id }, definition: inBoth((language) => `${says[language]} (${source})`) })),
]

const lawTerm = ({ id, citation, title, note }: LegalBasis, types: readonly string[], broader?: string): Term => ({
  uid: own(id), '@type': [CONCEPT, ...types], label: inBoth((language) => `${citation}: ${title[language]}`), definition: note,
  ...(broader && { broader }),
})

const value = (uid: string, label: Label, broader: string): Term =>
  ({ uid, '@type': CONCEPT, label, definition: label, broader })

export const odrlVocabulary = () => ({
  '@context': CONTEXT,
  '@graph': [
    {
      uid: 'urn:samsyn:vocabulary',
      '@type': 'skos:ConceptScheme',
      label: { da: 'Samsyns ord ved siden af ODRL 2.2 og DPV 2.1', en: 'Samsyn\'s terms beside ODRL 2.2 and DPV 2.1' },
      definition: {
        da: 'Profil af ODRL 2.2: det, som ingen tilladelse nævner, er ikke tilladt, og et forbud går forud for en tilladelse.',
        en: 'A profile of ODRL 2.2: what no permission names is not permitted, and a prohibition prevails over a permission.',
      },
    },
    ...vocabularyTerms(),
  ],
})
