import { Kind, type ASTVisitor, type ValidationContext } from 'graphql'
import { Refused } from '../../refused.ts'

/** An operation says what it is for; only one that asks for nothing but meta fields need not. */
export const PurposeStatedRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (operation) => {
    const meta = operation.selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'))
    const stated = operation.directives?.some((directive) => directive.name.value === 'purpose')
    if (!stated && !meta) context.reportError(new Refused('PURPOSE_MISSING'))
  },
})
