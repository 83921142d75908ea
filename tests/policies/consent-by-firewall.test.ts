import { expect, test } from 'vitest'
import { EXCHANGES } from '../../policies/exchanges.ts'
import type { Firewall } from '../../policies/firewall.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { faultsOfDocument } from '../../policies/policy-document.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { factNamed } from '../../schema/facts.ts'
import { aConsent, aStanding, asking, NOW } from './a-case.ts'

/** The policies, and that of a minor the police's word on her part in a trial needs a consent: which X15 does not ask for. */
const firewalls = FIREWALLS.map((one): Firewall => (one.id !== 'F1' ? one : {
  ...one, forbids: [...one.forbids, {
    recipients: ['UDLST'], purposes: ['RESIDENCE_DECISION'], facts: ['NEC.witnessRole'], when: { consent: ['absent'], minor: [true] },
  }],
}))

test('F8, P5: what a firewall lets through for a consent alone rests on that record, whatever the exchange asks for', () => {
  expect(faultsOfDocument({ exchanges: EXCHANGES, firewalls })).toEqual([])
  const policies = createPolicySet(EXCHANGES, firewalls)
  const consents = [aConsent('UDLST', 'RESIDENCE_DECISION', { id: 'spoken-for', givenBy: 'representative' })]
  const decide = (standing: Parameters<typeof aStanding>[0]) =>
    policies.decide(asking('UDLST', 'caseworker', 'RESIDENCE_DECISION'), aStanding(standing), [factNamed('NEC.witnessRole')], NOW)
  expect(decide({ minor: true }).withholdings).toMatchObject([{ because: 'CONSENT_MISSING', rule: 'F1' }])
  expect(decide({ minor: true, consents }).permits).toMatchObject([{ exchange: 'X15', consent: { id: 'spoken-for' } }])
  expect(decide({ minor: false }).permits).toMatchObject([{ exchange: 'X15', consent: null }])
})
