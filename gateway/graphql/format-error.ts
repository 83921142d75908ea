import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { CODES, isCode, type Code } from '../codes.ts'
import { Refused } from '../refused.ts'

const ownCodeOf: Readonly<Record<string, Code>> = {
  GRAPHQL_PARSE_FAILED: 'SYNTAX_INVALID',
  GRAPHQL_VALIDATION_FAILED: 'OPERATION_INVALID',
  BAD_USER_INPUT: 'VARIABLES_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'ONE_OPERATION',
  BAD_REQUEST: 'REQUEST_INVALID',
  PERSISTED_QUERY_NOT_SUPPORTED: 'REQUEST_INVALID',
}

/** Every error leaves as one of the closed list of codes with its own sentence: whatever it said before stays here. */
export const formatError = ({ extensions, locations, path }: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const code = codeOf(extensions?.['code'], error)
  return {
    message: CODES[code][1],
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code },
  }
}

/** The server gives an error of our rules the code of its own phase; ours stands in what it was made of. */
const codeOf = (given: unknown, error: unknown): Code => {
  if (error instanceof GraphQLError && error.originalError instanceof Refused) return error.originalError.code
  return isCode(given) ? given : ownCodeOf[String(given)] ?? 'INTERNAL'
}
