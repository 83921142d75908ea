import { initGraphQLTada } from 'gql.tada'
import type { introspection } from '../generated/contract.d.ts'

/** Operations typed by the contract: a wrong field, or a variable that is not there, does not compile. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { Date: string; DateTime: string; Party: string }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
