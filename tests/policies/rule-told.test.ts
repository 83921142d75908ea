import { beforeAll, describe, expect, test } from 'vitest'
import type { Asking, Standing } from '../../policies/decision.ts'
import { POLICY_DATA } from '../../policies/policy-data.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { prove } from '../../policies/proof/prove.ts'
import { ASKERS, isKnown } from '../../policies/proof/questions.ts'
import { toldByTheAnswer } from '../../policies/proof/told-by-the-answer.ts'
import { factNamed, FACTS } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'

const policies = createPolicySet()
const HELPERS = FACTS.filter(({ controller }) => controller === 'CMM' || controller === 'NGO')
const askers = ASKERS.filter((asking) => isKnown(asking) && ['NEC', 'NUC', 'RA', 'CMM', 'UDLST', 'IOM', 'NGO-REDEN'].includes(asking.recipient)
  && ROLES.includes(asking.role) && PURPOSES.includes(asking.purpose))

describe('of a refusal, whatever the case', () => {
  /** By what each answer tells: the rules that are told with it, and those that decided. */
  const told = new Map<string, Set<string>>()
  const decided = new Map<string, Set<string>>()
  beforeAll(() => {
    prove(policies, [], askers, HELPERS, ({ asking, fact, withholding }) => {
      if (!withholding) return
      const answer = JSON.stringify([asking, fact.id, withholding.because, withholding.remedy])
      told.set(answer, (told.get(answer) ?? new Set()).add(withholding.told))
      decided.set(answer, (decided.get(answer) ?? new Set()).add(withholding.rule))
    })
  })

  test('who asked is told by the rule no more than the answer told', () => {
    expect([...told].filter(([, rules]) => rules.size > 1)).toEqual([])
  })

  test('there are answers that the rules that decided would have told more of', () => {
    expect([...decided].filter(([, rules]) => rules.size > 1).length).toBeGreaterThan(20)
    expect(new Set([...told.values()].flatMap((rules) => [...rules])).size).toBeGreaterThan(8)
  })
})

describe('the proof that what is told follows from the answer', () => {
  const investigators = askers.filter(({ recipient, role, purpose }) => recipient === 'NEC' && role === 'investigator' && purpose === 'INVESTIGATION')
  const facts = [factNamed('CMM.willingToTestify')]
  const property = toldByTheAnswer(POLICY_DATA)

  test('holds of policies that tell what is told', () => {
    expect(prove(policies, [property], investigators, facts).broken.size).toBe(0)
  })

  test('is broken by policies that tell the rule that decided', () => {
    const telling = {
      decide: (...[asking, standing, asked, at]: Parameters<typeof policies.decide>) => {
        const decision = policies.decide(asking, standing, asked, at)
        return { ...decision, withholdings: decision.withholdings.map((one) => ({ ...one, told: one.rule })) }
      },
    }
    expect(prove(telling, [property], investigators, facts).broken.size).toBe(1)
  })
})

/** Of a case that nobody can be told of: its control data cannot be read. */
const unreadable = new Proxy({}, { get: () => { throw new Error('unreadable') } }) as Standing

test.each([
  ['cannot be read', unreadable],
  ['says of nobody that it is theirs', { stage: 'identified', residence: 'none', consents: [] } as unknown as Standing],
])('a case that %s tells no more than one that is another\'s', (_what, standing) => {
  const asking: Asking = { recipient: 'NEC', agency: 'NEC', role: 'investigator', purpose: 'INVESTIGATION' }
  const strange = { linked: false, stage: 'identified', residence: 'none', minor: false, vulnerable: false, closed: false, reintegrationReporting: false, consents: [] } as Standing
  const toldOf = (one: Standing) => policies.decide(asking, one, FACTS, new Date()).withholdings.map(({ fact, because, told }) => [fact.id, because, told])
  expect(toldOf(standing)).toEqual(toldOf(strange))
  expect(new Set(toldOf(standing).map(([, , told]) => told)).size).toBeGreaterThan(1)
})
