import { getDirectiveValues, type GraphQLResolveInfo } from 'graphql'
import type { Purpose } from '../../schema/purpose.ts'
import type { Stated } from '../pipeline/bind-purpose.ts'
import { Refused } from '../refused.ts'

/** What the operation says it is for. @throws {Refused} when it does not say; the rules refuse such a document earlier. */
export const statedPurpose = (info: GraphQLResolveInfo): Stated => {
  const directive = info.schema.getDirective('purpose')
  const stated = directive && getDirectiveValues(directive, info.operation, info.variableValues)
  if (!stated) throw new Refused('PURPOSE_MISSING')
  return { purpose: stated['is'] as Purpose, reason: String(stated['reason']) }
}
