import { EXCHANGES } from '../../../policies/exchanges.ts'
import { FIREWALLS } from '../../../policies/firewalls.ts'
import { compilePolicies, createPolicySet } from '../../../policies/policy-set.ts'
import { agreesWith } from '../../../policies/proof/agrees-with.ts'
import { inWords } from '../../../policies/proof/counterexample.ts'
import { FACTS_THAT_STAY } from '../../../policies/proof/facts-that-stay.ts'
import { refusalsNameTheirLaw } from '../../../policies/proof/refusals-name-their-law.ts'
import { PERMIT_EVERYTHING } from '../../../policies/proof/permit-everything.ts'
import { plainReading } from '../../../policies/proof/plain-reading.ts'
import { PROPERTIES } from '../../../policies/proof/properties.ts'
import type { Property } from '../../../policies/proof/property.ts'
import { prove, type Proof } from '../../../policies/proof/prove.ts'
import { ASKED, ASKERS } from '../../../policies/proof/questions.ts'
import { createReach } from '../../../policies/proof/reach.ts'
import { toldByTheAnswer } from '../../../policies/proof/told-by-the-answer.ts'
import { readWhoMayLearnWhat } from '../who-may-learn-what.ts'

/** One sentence with its verdict: true of everything, or a counterexample. */
export interface Finding {
  readonly id: string
  readonly says: string
  readonly against: string | null
}

export interface Findings {
  readonly decisions: number
  readonly distinct: number
  readonly findings: readonly Finding[]
}

/** The exchanges and firewalls in force, held to every property; `more` are further opinions. */
export const proveThePolicies = (more: readonly Property[] = []): Findings => {
  const reach = createReach()
  const properties = [
    ...PROPERTIES,
    agreesWith('a plain reading of exchanges and firewalls', plainReading(EXCHANGES, FIREWALLS)),
    agreesWith('the table of who may learn what', readWhoMayLearnWhat()),
    toldByTheAnswer({ exchanges: EXCHANGES, firewalls: FIREWALLS }),
    ...more,
  ]
  const proof = prove(createPolicySet(), properties, ASKERS, ASKED, reach.seen)
  return {
    ...proof,
    findings: [
      ...findingsOf(properties, proof),
      listed('reach', 'every exchange gives something to someone', reach.unused(EXCHANGES)),
      listed('stay', `every fact reaches someone, save just the ${Object.keys(FACTS_THAT_STAY).length} listed with a reason`,
        reach.unexplained()),
    ],
  }
}

/** The firewalls alone, against exchanges that permit everything: they name no role, so that one stands for all. */
export const proveTheFirewalls = (): Findings => {
  const properties = [...PROPERTIES.filter(({ whateverIsExchanged }) => whateverIsExchanged), refusalsNameTheirLaw]
  const caseworkers = ASKERS.filter(({ role }) => role === 'caseworker')
  const proof = prove(compilePolicies(PERMIT_EVERYTHING, FIREWALLS), properties, caseworkers, ASKED)
  return { ...proof, findings: findingsOf(properties, proof) }
}

const findingsOf = (properties: readonly Property[], { broken }: Proof): readonly Finding[] => properties.map((property) => {
  const counterexample = broken.get(property)
  return { id: property.id, says: property.says, against: counterexample ? inWords(counterexample) : null }
})

const listed = (id: string, says: string, against: readonly string[]): Finding =>
  ({ id, says, against: against.length === 0 ? null : `not \`${against.join('`, `')}\`` })
