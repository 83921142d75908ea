import { expect, test } from 'vitest'
import { toldOf } from '../../gateway/oversight/told-of-entry.ts'
import type { DisclosureEntry } from '../../gateway/trail/entry.ts'
import type { Asking, Withholding } from '../../policies/decision.ts'
import { POLICY_DATA } from '../../policies/policy-data.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { prove } from '../../policies/proof/prove.ts'
import { ASKERS, isKnown } from '../../policies/proof/questions.ts'
import { FACTS } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'

const policies = createPolicySet()

/** What a leaf says of a refusal. */
const recorded = ({ recipient, role, purpose }: Asking, { fact, because, rule }: Withholding) => ({
  actor: { party: recipient, client: 'c', employee: 'e', role }, purpose, withheld: [{ field: fact.field, because, rule }],
}) as unknown as DisclosureEntry

const RECIPIENTS = ['NEC', 'NUC', 'RA', 'CMM', 'UDLST', 'IOM', 'NGO-REDEN']

/** All that can be withheld from those who can ask; by what each answer tells. */
const told = new Map<string, Set<string>>()
const rules = new Set<string>()
const askers = ASKERS.filter((asking) => isKnown(asking) && RECIPIENTS.includes(asking.recipient)
  && ROLES.includes(asking.role) && PURPOSES.includes(asking.purpose))
const HELPERS = FACTS.filter(({ controller }) => controller === 'CMM' || controller === 'NGO')

test('officers of who asked are told by the rule no more of a refusal than the answer told, in whatever case', () => {
  const recordedDiffer = new Set<string>()
  const byAnswer = new Map<string, string>()
  prove(policies, [], askers, HELPERS, ({ asking, fact, withholding }) => {
    if (!withholding) return
    const answer = JSON.stringify([asking, fact.id, withholding.because, withholding.remedy])
    const leaf = recorded(asking, withholding)
    const one = toldOf(leaf, asking.recipient, POLICY_DATA).withheld[0]?.rule ?? ''
    told.set(answer, (told.get(answer) ?? new Set()).add(one))
    rules.add(one)
    if ((byAnswer.get(answer) ?? withholding.rule) !== withholding.rule) recordedDiffer.add(answer)
    byAnswer.set(answer, withholding.rule)
  })
  expect([...told].filter(([, said]) => said.size > 1)).toEqual([])
  expect(recordedDiffer.size).toBeGreaterThan(20)
  expect(rules.size).toBeGreaterThan(8)
})

test('officers of a controller, and the supervisory authority, are told by which rule it was', () => {
  const leaf = recorded({ recipient: 'NEC', agency: 'NEC', role: 'investigator', purpose: 'INVESTIGATION' },
    { fact: HELPERS[0]!, because: 'CONSENT_MISSING', rule: 'F1', remedy: null })
  for (const reader of ['CMM', 'DT', 'SAMSYN']) expect(toldOf(leaf, reader, POLICY_DATA).withheld[0]?.rule).toBe('F1')
  expect(toldOf(leaf, 'NEC', POLICY_DATA).withheld[0]?.rule).not.toBe('F1')
})
