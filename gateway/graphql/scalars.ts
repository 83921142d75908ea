import { GraphQLScalarType, Kind, type GraphQLScalarTypeConfig } from 'graphql'
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars'
import { agencyOf, isParty } from '../../schema/agency.ts'

const named = <I, O>(name: string, config: GraphQLScalarTypeConfig<I, O>): GraphQLScalarType<I, O> =>
  new GraphQLScalarType({ ...config, name })

const party = (isKnown: (text: string) => boolean) => (value: unknown): string => {
  if (typeof value === 'string' && isKnown(value)) return value
  throw new TypeError('not a party')
}

/** A kind as a whole is nobody: a consent that named it would cover no organisation of the kind, and a link would keep them all out. */
const oneParty = party(isParty)

const date = GraphQLLocalDate.toConfig()
const dateTime = GraphQLDateTimeISO.toConfig()

/**
 * Days and instants of the years from a first one to 9999 alone: the store knows no year 0, and it and ISO 8601 write instants
 * that are far from ours otherwise, so that who reads them fails.
 */
const since = (first: number) => <Given extends unknown[], When extends string | Date>(parse: (...given: Given) => When) => (...given: Given): When => {
  const when = parse(...given)
  const year = new Date(when).getUTCFullYear()
  if (year >= first && year <= 9999) return when
  throw new TypeError(`not of the years ${first} to 9999`)
}

const [dayInStore, instantOfOurs] = [since(1), since(1900)]

/** The contract's scalars: days stay `YYYY-MM-DD` text, instants become `Date`, parties are known ones. */
export const scalars = {
  Date: named('Date', { ...date, parseValue: dayInStore(date.parseValue), parseLiteral: dayInStore(date.parseLiteral) }),
  DateTime: named('DateTime', { ...dateTime, parseValue: instantOfOurs(dateTime.parseValue), parseLiteral: instantOfOurs(dateTime.parseLiteral) }),
  Party: new GraphQLScalarType<string, string>({
    name: 'Party',
    serialize: party((text) => agencyOf(text) !== undefined),
    parseValue: oneParty,
    parseLiteral: (node) => oneParty(node.kind === Kind.STRING ? node.value : undefined),
  }),
}
