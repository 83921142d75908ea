import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './generated/contract.d.ts'

/** The contract as types: days are `YYYY-MM-DD`, instants ISO 8601 in UTC, parties their codes. */
const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { Date: string; DateTime: string; Party: string }
}>()

/** The typed document of a text, for clients of GraphQL that take one. */
export const documentOf = <const Text extends string>(text: Text) => graphql(text)

/** What an operation can be for. */
export type Purpose = ReturnType<typeof graphql.scalar<'Purpose'>>
