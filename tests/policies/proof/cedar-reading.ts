import { setFlagsFromString } from 'node:v8'
import { preparsePolicySet, statefulIsAuthorized, type Context } from '@cedar-policy/cedar-wasm/nodejs'
import type { Asking, Standing } from '../../../policies/decision.ts'
import type { PurposeExchanges } from '../../../policies/exchange.ts'
import type { Firewall } from '../../../policies/firewall.ts'
import { consentThatCounts } from '../../../policies/proof/a-consent-that-counts.ts'
import type { PlainReading } from '../../../policies/proof/plain-reading.ts'
import { agencyOf } from '../../../schema/agency.ts'
import type { Fact } from '../../../schema/fact.ts'
import { askedAbout, cedarPoliciesFor, mentions } from './cedar-policies.ts'

/** Cedar is WebAssembly: Node 20 may end a process in which V8 has inlined the calls to it (`Deoptimizer`, unreachable code). */
setFlagsFromString('--no-turbo-inline-js-wasm-calls')

export interface CedarReading {
  readonly permits: PlainReading
  /** How many different questions Cedar itself was asked. */
  asked(): number
}

/** Cedar's opinion. It is asked once of each context that its policies can tell apart. @throws when a policy errs. */
export const cedarReading = (exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[]): CedarReading => {
  const policies = remembering(({ agency, purpose }: Asking) => `${agency} ${purpose}`,
    ({ agency, purpose }) => cedarPoliciesFor(agency, purpose, exchanges, firewalls))
  let sets = 0
  const setOf = remembering((texts: readonly string[]) => texts.join('\n'),
    (texts, joined) => parsed(`set ${sets += 1}`, texts, joined))
  const setAbout = remembering(
    ({ asking, fact }: { asking: Asking; fact: Fact }) => `${asking.agency} ${asking.purpose} ${fact.id}`,
    ({ asking, fact }) => setOf(policies(asking).filter((text) => mentions(text, fact.id))))
  const answers = new Map<string, boolean>()
  return {
    asked: () => answers.size,
    permits: (asking, standing, fact, at) => {
      if (agencyOf(asking.recipient) !== asking.agency) return false
      const set = setAbout({ asking, fact })
      const context = Object.fromEntries(set.asksAbout.map((name) => [name, valueOf(name, asking, standing, fact, at)]))
      const key = `${asking.agency} ${asking.purpose} ${fact.id} ${Object.values(context).join(' ')}`
      const answer = answers.get(key) ?? ask(set.id, asking, fact, context)
      answers.set(key, answer)
      return answer
    },
  }
}

const parsed = (id: string, texts: readonly string[], staticPolicies: string) => {
  const answer = preparsePolicySet(id, { staticPolicies })
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '))
  return { id, asksAbout: askedAbout(texts) }
}

const valueOf = (attribute: string, asking: Asking, standing: Standing, fact: Fact, at: Date): string | boolean => {
  if (attribute === 'role') return asking.role
  if (attribute === 'consent') return consentThatCounts(asking, fact.category, standing, at) ?? 'absent'
  return standing[attribute as Exclude<keyof Standing, 'consents'>]
}

const ask = (preparsedPolicySetId: string, asking: Asking, fact: Fact, context: Context): boolean => {
  const answer = statefulIsAuthorized({
    principal: { type: 'Agency', id: asking.agency },
    action: { type: 'Action', id: asking.purpose },
    resource: { type: 'Fact', id: fact.id },
    context,
    preparsedPolicySetId,
    entities: [],
  })
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '))
  const [error] = answer.response.diagnostics.errors
  if (error) throw new Error(error.error.message)
  return answer.response.decision === 'allow'
}

const remembering = <Q, A>(keyOf: (question: Q) => string, work: (question: Q, key: string) => A): ((question: Q) => A) => {
  const known = new Map<string, A>()
  return (question) => {
    const key = keyOf(question)
    const found = known.get(key) ?? work(question, key)
    known.set(key, found)
    return found
  }
}
