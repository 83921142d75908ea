import { Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql'
import { Refused } from '../../refused.ts'

/**
 * An operation makes one disclosure or one change: two permitted answers are not joined into a forbidden one (F12).
 * Fields of the root are counted through fragments, by response key; meta fields do not count.
 */
export const OneDisclosureRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (operation) => {
    if (rootFields(context, operation.selectionSet, new Set()).size > 1) context.reportError(new Refused('ONE_DISCLOSURE'))
  },
})

const rootFields = (context: ValidationContext, set: SelectionSetNode, seen: Set<string>): Set<string> => {
  const keys = new Set<string>()
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      if (!selection.name.value.startsWith('__')) keys.add(selection.alias?.value ?? selection.name.value)
      continue
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD && seen.has(selection.name.value)) continue
    if (selection.kind === Kind.FRAGMENT_SPREAD) seen.add(selection.name.value)
    const below = selection.kind === Kind.INLINE_FRAGMENT ? selection : context.getFragment(selection.name.value)
    if (below) for (const key of rootFields(context, below.selectionSet, seen)) keys.add(key)
  }
  return keys
}
