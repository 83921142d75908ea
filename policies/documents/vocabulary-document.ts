import type { Term } from '../odrl/terms.ts'
import { vocabularyTerms } from '../odrl/vocabulary.ts'
import { page, table } from './markdown.ts'

/** Our vocabulary for people, Danish beside English. */
export const vocabularyDocument = (): string => page([
  '# Ordforråd / Vocabulary',
  'Reglerne som maskiner læser dem, `policies.jsonld`, er ODRL 2.2 (W3C Recommendation, 15.02.2018) med ord fra DPV 2.1 '
    + '(W3C Community Group Report, 16.03.2025). Her er de ord, som ingen af dem har; `vocabulary.jsonld` er det samme for '
    + 'maskiner. `samsyn:` er `urn:samsyn:vocabulary:`, et navn og ikke en adresse.',
  'The rules as machines read them, `policies.jsonld`, are ODRL 2.2 with terms of DPV 2.1. These are the terms that neither '
    + 'has; `vocabulary.jsonld` is the same for machines. `samsyn:` is `urn:samsyn:vocabulary:`, a name and no address.',
  table(['Ord / Term', 'Dansk', 'English', 'Under / Broader'], vocabularyTerms().map(rowOf)),
])

const rowOf = ({ uid, label, definition, broader }: Term): readonly string[] => [
  `\`${uid}\``, said(label.da, definition.da), said(label.en, definition.en), broader ? `\`${broader}\`` : '–',
]

const said = (label: string, definition: string): string => (label === definition ? label : `${label}: ${definition}`)
