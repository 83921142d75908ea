import { Kind, parse, type DocumentNode } from 'graphql'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import { Refused } from '../refused.ts'

const MAX_TOKENS = 2_000

/** The purpose that a document's operation states, written out in it: what a token is to be for. @throws {Refused} */
export const purposeOf = (document: string): Purpose => {
  const [operation] = parsed(document).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const directives = operation && 'directives' in operation ? operation.directives : undefined
  const stated = directives?.find(({ name }) => name.value === 'purpose')?.arguments?.find(({ name }) => name.value === 'is')
  const purpose = PURPOSES.find((one) => stated?.value.kind === Kind.ENUM && stated.value.value === one)
  if (!purpose) throw new Refused('PURPOSE_MISSING')
  return purpose
}

const parsed = (document: string): DocumentNode => {
  try {
    return parse(document, { maxTokens: MAX_TOKENS, noLocation: true })
  } catch {
    throw new Refused('SYNTAX_INVALID')
  }
}
