import type { ASTVisitor, ValidationContext } from 'graphql'
import { Refused } from '../../refused.ts'

const DIRECTIVES = 60

/** A document has few directives. */
export const BoundedDirectivesRule = (context: ValidationContext): ASTVisitor => {
  let directives = 0
  return {
    Directive: () => {
      directives += 1
    },
    Document: {
      leave: () => {
        if (directives > DIRECTIVES) context.reportError(new Refused('TOO_MANY_DIRECTIVES'))
      },
    },
  }
}
