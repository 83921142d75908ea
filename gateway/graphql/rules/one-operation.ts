import { Kind, type ASTVisitor, type ValidationContext } from 'graphql'
import { Refused } from '../../refused.ts'

/** A request holds one operation, so that its name chooses nothing. */
export const OneOperationRule = (context: ValidationContext): ASTVisitor => ({
  Document: (document) => {
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    if (operations.length !== 1) context.reportError(new Refused('ONE_OPERATION'))
  },
})
