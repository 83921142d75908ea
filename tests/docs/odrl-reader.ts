import { readFileSync } from 'node:fs'
import type { Situation } from '../../policies/attributes.ts'
import type { Agency } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'

interface Constraint {
  readonly leftOperand: string
  readonly operator: string
  readonly rightOperand: unknown
}

interface Rule {
  readonly assignee: string | readonly string[]
  readonly target: string | readonly string[]
  readonly constraint: readonly Constraint[]
}

interface OdrlSet {
  readonly permission: readonly Rule[]
  readonly prohibition: readonly Rule[]
}

const document = JSON.parse(readFileSync(new URL('../../docs/policies.jsonld', import.meta.url), 'utf8')) as
  { readonly '@graph': readonly (OdrlSet & { readonly '@type': string })[] }
const set = document['@graph'].find((node) => node['@type'] === 'Set') as OdrlSet

export interface Question {
  readonly agency: Agency
  readonly role: Role
  readonly purpose: Purpose
  readonly fact: Fact
  readonly situation: Situation
}

/** What another machine makes of the document alone: permitted where a permission applies and no prohibition does. */
export const isPermitted = (question: Question): boolean =>
  set.permission.some((rule) => applies(rule, question)) && !set.prohibition.some((rule) => applies(rule, question))

const applies = ({ assignee, target, constraint }: Rule, question: Question): boolean =>
  isAmong(`urn:samsyn:agency:${question.agency}`, assignee, 'urn:samsyn:agencies')
  && isAmong(`urn:samsyn:fact:${question.fact.id}`, target, 'urn:samsyn:facts')
  && constraint.every((one) => holds(one, question))

const isAmong = (one: string, named: string | readonly string[], all: string): boolean => named === all || [named].flat().includes(one)

const holds = ({ leftOperand, operator, rightOperand }: Constraint, question: Question): boolean => {
  const values = operator === 'eq' ? [rightOperand] : (rightOperand as readonly unknown[])
  return values.some((value) => JSON.stringify(value) === JSON.stringify(asked(leftOperand, question)))
}

const asked = (leftOperand: string, { role, purpose, situation }: Question): unknown => {
  if (leftOperand === 'purpose') return { '@id': `samsyn:${purpose}` }
  if (leftOperand === 'samsyn:role') return { '@id': `samsyn:${role}` }
  const attribute = leftOperand.replace('samsyn:', '') as keyof Situation
  const value = situation[attribute]
  return typeof value === 'boolean' ? value : { '@id': `samsyn:${attribute}-${value}` }
}
