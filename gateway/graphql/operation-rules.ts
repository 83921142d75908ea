import type { ValidationRule } from 'graphql'
import { BoundedAliasesRule } from './rules/bounded-aliases.ts'
import { BoundedDepthRule } from './rules/bounded-depth.ts'
import { BoundedDirectivesRule } from './rules/bounded-directives.ts'
import { OneDisclosureRule } from './rules/one-disclosure.ts'
import { OneOperationRule } from './rules/one-operation.ts'
import { PurposeStatedRule } from './rules/purpose-stated.ts'

/** Tokens of a document, at most. */
export const MOST_TOKENS = 2_000

/** What an operation must be, besides valid GraphQL: each rule one law, checked once a document. */
export const operationRules: readonly ValidationRule[] = [
  OneOperationRule,
  PurposeStatedRule,
  OneDisclosureRule,
  BoundedDepthRule,
  BoundedAliasesRule,
  BoundedDirectivesRule,
]
