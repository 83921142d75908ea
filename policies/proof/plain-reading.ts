import type { Fact } from '../../schema/fact.ts'
import type { Asking, Standing } from '../decision.ts'
import type { ConsentNeed, Grant, PurposeExchanges } from '../exchange.ts'
import type { Firewall, Forbidding } from '../firewall.ts'
import { agencyOf } from '../../schema/agency.ts'
import { consentThatCounts } from './a-consent-that-counts.ts'

/** Whether a fact may be disclosed: a second opinion, which reads the lawyers' data row by row and shares no other code. */
export type PlainReading = (asking: Asking, standing: Standing, fact: Fact, at: Date) => boolean

/** A grant gives it, and no firewall forbids it. */
export const plainReading = (exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[]): PlainReading => {
  const grants = exchanges.flatMap(({ purpose, exchanges: rows }) =>
    rows.flatMap((row) => row.grants.map((grant) => ({ purpose, grant }))))
  const forbiddings = firewalls.flatMap(({ forbids }) => forbids)
  return (asking, standing, fact, at) => {
    if (agencyOf(asking.recipient) !== asking.agency) return false
    const consent = (): string => consentThatCounts(asking, fact.category, standing, at) ?? 'absent'
    return grants.some(({ purpose, grant }) => purpose === asking.purpose && gives(grant, asking, fact)
        && isMet(grant.when ?? {}, standing, consent) && isEnough(grant.consent, consent))
      && !forbiddings.some((one) => forbids(one, asking, fact) && isMet(one.when ?? {}, standing, consent))
  }
}

const gives = ({ recipient, controller, facts }: Grant, asking: Asking, fact: Fact): boolean =>
  recipient.agency === asking.agency && recipient.roles.includes(asking.role)
  && facts.some((path) => fact.id === `${controller}.${path}`)

const forbids = ({ recipients, purposes, facts }: Forbidding, asking: Asking, fact: Fact): boolean =>
  recipients.includes(asking.agency) && purposes.includes(asking.purpose) && facts.includes(fact.id)

const isMet = (when: object, standing: Standing, consent: () => string): boolean =>
  Object.entries(when).every(([attribute, values]: [string, readonly unknown[]]) =>
    values.includes(attribute === 'consent' ? consent() : standing[attribute as keyof Standing]))

const isEnough = (need: ConsentNeed, consent: () => string): boolean => {
  if (need === 'none') return true
  return need === 'inWriting' ? consent() === 'inWriting' : consent() !== 'absent'
}
