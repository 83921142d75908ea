import type { GraphQLSchema } from 'graphql'
import { table } from '../../policies/documents/markdown.ts'
import { removalsOf } from '../../schema/removal.ts'

/** What goes from a contract, the first to go first. */
export const removalTable = (contract: GraphQLSchema): string => {
  const removals = [...removalsOf(contract).values()].sort((one, other) => one.on.localeCompare(other.on))
  if (removals.length === 0) return 'Intet udgår.'
  return table(['Sted', 'Varslet', 'Udgår', 'Brug i stedet'], removals.map(({ place, announced, on, instead }) =>
    [`\`${place}\``, announced, on, `\`${instead}\``]))
}
