import { EXCHANGES } from '../../../policies/exchanges.ts'
import { FIREWALLS } from '../../../policies/firewalls.ts'
import type { Mutant } from './mutant.ts'

/** The same laws in another order: of exchanges, of the grants, roles and facts within them, of firewalls. */
export const reorderings = (everywhere: Mutant['where']): readonly Mutant[] => {
  const mutant = (words: string, exchanges: typeof EXCHANGES, firewalls: typeof FIREWALLS): Mutant =>
    ({ kind: 'reorder', words, exchanges, firewalls, where: everywhere })
  const reversed = EXCHANGES.map((one) => ({ ...one, exchanges: one.exchanges.toReversed() }))
  return [
    mutant('the purposes in reverse', EXCHANGES.toReversed(), FIREWALLS),
    mutant('the exchanges of each purpose in reverse', reversed, FIREWALLS),
    mutant('the grants, roles and facts of each exchange in reverse', EXCHANGES.map((one) => ({
      ...one,
      exchanges: one.exchanges.map(({ id, grants }) => ({
        id,
        grants: grants.toReversed().map((grant) => ({
          ...grant,
          facts: grant.facts.toReversed(),
          recipient: { ...grant.recipient, roles: grant.recipient.roles.toReversed() },
        })),
      })),
    })), FIREWALLS),
    mutant('the prohibitions of each firewall in reverse', EXCHANGES,
      FIREWALLS.map((firewall) => ({ ...firewall, forbids: firewall.forbids.toReversed() }))),
  ]
}
