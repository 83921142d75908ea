import type { ASTVisitor, ValidationContext } from 'graphql'
import { Refused } from '../../refused.ts'

/** Enough for any screen; far too few for a flood. */
const ALIASES = 30

/** A document names few fields anew, `__typename` included. */
export const BoundedAliasesRule = (context: ValidationContext): ASTVisitor => {
  let aliases = 0
  return {
    Field: (field) => {
      if (field.alias) aliases += 1
    },
    Document: {
      leave: () => {
        if (aliases > ALIASES) context.reportError(new Refused('TOO_MANY_ALIASES'))
      },
    },
  }
}
