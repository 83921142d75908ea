import { Kind } from 'graphql'
import type { Purpose } from '../../schema/purpose.ts'
import { parsed, purposeIn } from '../documents/read-document.ts'
import { Refused } from '../refused.ts'

/** The purpose that a document's operation states: what a token is to be for. @throws {Refused} */
export const purposeOf = (text: string): Purpose => {
  const document = parsed(text)
  if (!document) throw new Refused('SYNTAX_INVALID')
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  const purpose = operation && purposeIn(operation)
  if (!purpose) throw new Refused('PURPOSE_MISSING')
  return purpose
}
