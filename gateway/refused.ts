import { GraphQLError } from 'graphql'
import { CODES, type Code } from './codes.ts'

/** An answer of one of the closed list of codes, in place of a view or a change; `recorded` when a leaf tells of it (P9). */
export class Refused extends GraphQLError {
  constructor(readonly code: Code, readonly recorded = false) {
    const [status, message] = CODES[code]
    super(message, { extensions: { code, ...(status !== 200 && { http: { status } }) } })
  }
}
