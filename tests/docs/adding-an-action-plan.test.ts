import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ActionPlan } from '../../policies/action-plans.ts'
import { compare } from '../../policies/compare.ts'
import { atOnce } from '../../policies/in-steps.ts'
import { POLICY_DATA } from '../../policies/policy-data.ts'
import { sayPlanDifference } from '../../policies/words/plan-difference.ts'

const text = readFileSync(new URL('../../docs/adding-an-action-plan.md', import.meta.url), 'utf8')

const block = (kind: string): string => new RegExp(`\`\`\`${kind}\n(.*?)\n\`\`\``, 's').exec(text)?.[1] ?? ''

/** The entry as it would stand among the plans: braces, quotes and commas that YAML reads alike. */
const plan = parse(block('ts').replace(/,$/, '')) as ActionPlan

test('the example plan, added to the plans, makes the difference that the document shows', () => {
  const before = { ...POLICY_DATA, plans: POLICY_DATA.plans.filter(({ id }) => id !== plan.id) }
  const { disclosures, plans } = atOnce(compare(before, { ...before, plans: [...before.plans, plan] }))
  expect(disclosures).toEqual([])
  expect(block('text')).toBe(plans.map(sayPlanDifference).flatMap(({ da, en }) => [da, en]).join('\n'))
})

test('the example plan has every field of a plan, and says that it is invented', () => {
  expect(Object.keys(plan)).toEqual(Object.keys(POLICY_DATA.plans.at(-1)!))
  expect([plan.title, plan.source].every((one) => one.includes('EXAMPLE'))).toBe(true)
})
