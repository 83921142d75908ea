import type { Fact } from '../../schema/fact.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import type { CaseReply } from './reply.ts'

/** How an answer counts: an agency that did not deliver is told of, and an answer that withholds all is a refusal. */
export const outcomeOf = (facts: readonly Fact[], cases: readonly CaseReply[]): ExitCode => {
  if (cases.some(({ unavailable }) => unavailable.length > 0)) return EXIT.agencyDown
  const allWithheld = cases.length > 0 && cases.every(({ withheld }) => withheld.length === facts.length)
  return facts.length > 0 && allWithheld ? EXIT.refused : EXIT.done
}
