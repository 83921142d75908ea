import { hash } from 'node:crypto'

/** What a document is named by: the SHA-256 of its text, in hex (GraphQL over HTTP, appendix on persisted documents). */
export const documentIdOf = (document: string): string => `sha256:${hash('sha256', document, 'hex')}`

export const DOCUMENT_ID = /^sha256:[0-9a-f]{64}$/
