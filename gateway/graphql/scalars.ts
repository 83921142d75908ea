import { GraphQLScalarType, Kind, type GraphQLScalarTypeConfig } from 'graphql'
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars'
import { agencyOf } from '../../schema/agency.ts'

const named = <I, O>(name: string, config: GraphQLScalarTypeConfig<I, O>): GraphQLScalarType<I, O> =>
  new GraphQLScalarType({ ...config, name })

const party = (value: unknown): string => {
  if (typeof value === 'string' && agencyOf(value)) return value
  throw new TypeError('not a party')
}

/** The contract's scalars: days stay `YYYY-MM-DD` text, instants become `Date`, parties are known ones. */
export const scalars = {
  Date: named('Date', GraphQLLocalDate.toConfig()),
  DateTime: named('DateTime', GraphQLDateTimeISO.toConfig()),
  Party: new GraphQLScalarType<string, string>({
    name: 'Party',
    serialize: party,
    parseValue: party,
    parseLiteral: (node) => party(node.kind === Kind.STRING ? node.value : undefined),
  }),
}
