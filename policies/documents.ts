import { exchangeDocument } from './documents/exchange-document.ts'

/** A document that is made of the policies: its name under `docs/`, and its text. */
export interface PolicyDocumentFile {
  readonly file: string
  readonly text: string
}

/** Every document that `npm run docs` writes. */
export const documentsOfPolicies = (): readonly PolicyDocumentFile[] => [
  { file: 'udveksling.md', text: exchangeDocument('da') },
  { file: 'exchanges.md', text: exchangeDocument('en') },
]
