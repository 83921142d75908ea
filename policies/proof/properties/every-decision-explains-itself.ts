import type { Property } from '../property.ts'

const RULE = /^(X\d\d|F\d+|default)$/

/** P10: every fact is answered once, a permit with its exchange and law, a refusal with its rule. */
export const everyDecisionExplainsItself: Property = {
  id: 'reasons',
  says: 'what is asked is answered once: given by an exchange on a legal basis, or withheld by a rule',
  whateverIsExchanged: false,
  holds: ({ decision, permit, withholding }) =>
    decision.permits.length + decision.withholdings.length === 1
    && (permit
      ? /^X\d\d$/.test(permit.exchange) && permit.legalBases.length > 0
      : RULE.test(withholding?.rule ?? '') && RULE.test(withholding?.told ?? '')),
}
