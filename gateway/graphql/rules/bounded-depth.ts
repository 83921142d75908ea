import { Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql'
import { Refused } from '../../refused.ts'

/** The deepest operation that the contract needs is 7 levels; introspection needs more and is bounded by tokens. */
const LEVELS = 10

/** An operation is nested no deeper than the contract is, through fragments; those in a circle are refused elsewhere. */
export const BoundedDepthRule = (context: ValidationContext): ASTVisitor => {
  const fragments = new Map<string, number>()

  const depth = (set: SelectionSetNode): number => Math.max(...set.selections.map((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return depth(selection.selectionSet)
    if (selection.kind === Kind.FRAGMENT_SPREAD) return depthOfFragment(selection.name.value)
    const meta = selection.name.value.startsWith('__')
    return meta || !selection.selectionSet ? 1 : 1 + depth(selection.selectionSet)
  }))

  const depthOfFragment = (name: string): number => {
    const known = fragments.get(name)
    if (known !== undefined) return known
    fragments.set(name, 0)
    const fragment = context.getFragment(name)
    const found = fragment ? depth(fragment.selectionSet) : 0
    fragments.set(name, found)
    return found
  }

  return {
    OperationDefinition: (operation) => {
      if (depth(operation.selectionSet) > LEVELS) context.reportError(new Refused('TOO_DEEP'))
    },
  }
}
