import { ATTRIBUTE_NAMES, ATTRIBUTES } from '../../policies/attributes.ts'
import { exchange, type PurposeExchanges } from '../../policies/exchange.ts'
import type { PolicyRules } from '../../policies/policy-data.ts'
import { OWN_DOCUMENT } from '../../policies/policy-document.ts'
import { AGENCIES } from '../../schema/agency.ts'
import { FACTS } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import type { AGateway } from '../acceptance/a-gateway.ts'

/** The release's own exchanges, those of one purpose told otherwise. */
export const retold = (purpose: string, retell: (exchanges: PurposeExchanges['exchanges']) => PurposeExchanges['exchanges']): PolicyRules => ({
  ...OWN_DOCUMENT,
  exchanges: OWN_DOCUMENT.exchanges.map((one) => (one.purpose === purpose ? { ...one, exchanges: retell(one.exchanges) } : one)),
})

/** A contact person would see when the police met the person: nothing permits that today. */
export const MORE: PolicyRules = retold('ASSISTANCE', (exchanges) => [...exchanges, exchange('X90', {
  recipient: { agency: 'CMM', roles: ['contactPerson'] },
  controller: 'NEC',
  facts: ['encounterDate'],
  consent: 'none',
  source: 'prøve',
})])

/** A contact person would no longer learn of the hearing (X10). */
export const LESS: PolicyRules = retold('ASSISTANCE', (exchanges) => exchanges.filter(({ id }) => id !== 'X10'))

/** Every fact to everyone would depend on every attribute of the case at once. */
export const ASKING_ABOUT_EVERYTHING: PolicyRules = {
  ...OWN_DOCUMENT,
  firewalls: OWN_DOCUMENT.firewalls.map((one) => (one.id !== 'F1' ? one : {
    ...one,
    forbids: [...one.forbids, {
      recipients: AGENCIES, purposes: PURPOSES, facts: FACTS.map(({ id }) => id),
      when: Object.fromEntries(ATTRIBUTE_NAMES.map((name) => [name, ATTRIBUTES[name].slice(0, 1)])),
    }],
  })),
}

const PROPOSE = `proposePolicies(document: $document) {
  proposal { id version against newlyPermits proposedBy inForceFrom approvals { party employee } } faults }`
const APPROVE = 'approvePolicies(proposal: $proposal) { proposal { id version inForceFrom approvals { party employee } } }'

/** Proposing and approving, as the personas do it. */
export const governing = (samsyn: AGateway) => ({
  propose: async (persona: string, document: unknown): Promise<any> => {
    const text = typeof document === 'string' ? document : JSON.stringify(document)
    const done = await samsyn.as(persona).for('OVERSIGHT').change(PROPOSE, { document: text }, ', $document: String!')
    return done.proposePolicies ?? done
  },
  approve: async (persona: string, proposal: string): Promise<any> => {
    const done = await samsyn.as(persona).for('OVERSIGHT').change(APPROVE, { proposal }, ', $proposal: ID!')
    return done.approvePolicies?.proposal ?? done
  },
})
