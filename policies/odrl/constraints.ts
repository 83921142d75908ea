import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import { ROLES, type Role } from '../../schema/role.ts'
import { ATTRIBUTE_NAMES, type Attribute, type Condition } from '../attributes.ts'
import type { ConsentNeed } from '../exchange.ts'
import { own } from './terms.ts'

type Value = boolean | { readonly '@id': string }

/** One condition of a rule; all of a rule's must hold. */
export interface Constraint {
  readonly '@type': 'Constraint'
  readonly leftOperand: string
  readonly operator: 'eq' | 'isAnyOf'
  readonly rightOperand: Value | readonly Value[]
}

/** A purpose or role is asked about only where it is not any. */
export const purposeConstraint = (purposes: readonly Purpose[]): readonly Constraint[] =>
  (purposes.length === PURPOSES.length ? [] : [anyOf('purpose', purposes.map(named))])

export const roleConstraint = (roles: readonly Role[]): readonly Constraint[] =>
  (roles.length === ROLES.length ? [] : [anyOf(own('role'), roles.map(named))])

export const conditionConstraints = (condition: Condition): readonly Constraint[] =>
  ATTRIBUTE_NAMES.flatMap((name) => {
    const values: readonly (string | boolean)[] | undefined = condition[name]
    return values ? [anyOf(own(name), values.map((value) => (typeof value === 'boolean' ? value : valueOf(name, value))))] : []
  })

export const consentConstraint = (need: ConsentNeed): readonly Constraint[] =>
  conditionConstraints(need === 'none' ? {} : { consent: need === 'inWriting' ? ['inWriting'] : ['spoken', 'inWriting'] })

/** The term of an attribute's value, such as `samsyn:stage-reflection`. */
export const valueTerm = (attribute: Attribute, value: string): string => own(`${attribute}-${value}`)

const valueOf = (attribute: Attribute, value: string): Value => ({ '@id': valueTerm(attribute, value) })

const named = (name: string): Value => ({ '@id': own(name) })

const anyOf = (leftOperand: string, values: readonly Value[]): Constraint => {
  const [only] = values
  return values.length === 1 && only !== undefined
    ? { '@type': 'Constraint', leftOperand, operator: 'eq', rightOperand: only }
    : { '@type': 'Constraint', leftOperand, operator: 'isAnyOf', rightOperand: values }
}
