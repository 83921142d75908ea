import { exchangeDocument } from './documents/exchange-document.ts'
import { vocabularyDocument } from './documents/vocabulary-document.ts'
import { odrlPolicy } from './odrl/policy.ts'
import { odrlVocabulary } from './odrl/vocabulary.ts'

/** A document that is made of the policies: its name under `docs/`, and its text. */
export interface PolicyDocumentFile {
  readonly file: string
  readonly text: string
}

/** Every document that `npm run docs` writes. */
export const documentsOfPolicies = (): readonly PolicyDocumentFile[] => [
  { file: 'udveksling.md', text: exchangeDocument('da') },
  { file: 'exchanges.md', text: exchangeDocument('en') },
  { file: 'policies.jsonld', text: json(odrlPolicy()) },
  { file: 'vocabulary.jsonld', text: json(odrlVocabulary()) },
  { file: 'vocabulary.md', text: vocabularyDocument() },
]

const json = (document: unknown): string => `${JSON.stringify(document, null, 1)}\n`
