import type { Language } from '../../schema/label.ts'
import { purposeName, stageName } from '../../schema/labels/contract.ts'
import { ACTION_PLANS } from '../action-plans.ts'
import { LIMITS } from '../compare-plans.ts'
import { CONTROL_CHANGES, type ControlChange, type Permission } from '../permission.ts'
import { PERMISSIONS } from '../permissions.ts'
import { sayAsker } from '../words/asker.ts'
import { sayCondition } from '../words/condition.ts'
import { CHANGE_NAMES } from '../words/control-change.ts'
import { sayDay } from '../words/day.ts'
import { eitherOf } from '../words/listed.ts'
import { LIMIT_NAMES } from '../words/plan-difference.ts'
import { table } from './markdown.ts'
import { agencyNames } from './names.ts'
import { TEXTS } from './texts.ts'

/** A table for each change of control data. */
export const permissionTables = (language: Language): readonly string[] =>
  CONTROL_CHANGES.flatMap((change) => [`### ${CHANGE_NAMES[change][language]} (\`${change}\`)`, tableOf(change, language)])

const tableOf = (change: ControlChange, language: Language): string => table(
  [TEXTS.who, TEXTS.purpose, TEXTS.what, TEXTS.condition, TEXTS.source].map((text) => text[language]),
  PERMISSIONS[change].map((permission) => rowOf(permission, language)),
)

const rowOf = (permission: Permission, language: Language): readonly string[] => {
  const { agency, roles, purposes, when, withConsent, source } = permission
  const conditions = [sayCondition(when ?? {})[language], withConsent ? TEXTS.onlyWithConsent[language] : '']
  return [
    sayAsker(agency, roles)[language],
    eitherOf(purposes.map((purpose) => purposeName(purpose)[language]), language),
    objectOf(permission, language),
    conditions.filter((one) => one !== '').join('; ') || TEXTS.noCondition[language],
    source,
  ]
}

const objectOf = ({ whom, to }: Permission, language: Language): string => {
  if (whom) return agencyNames(whom, language)
  return to ? eitherOf(to.map((stage) => stageName(stage)[language]), language) : '–'
}

export const planTable = (language: Language): string => table(
  [TEXTS.plan[language], TEXTS.inForce[language], ...LIMITS.map((limit) => LIMIT_NAMES[limit].name[language]), TEXTS.source[language]],
  ACTION_PLANS.map((plan) => [
    plan.title,
    sayDay(plan.from, language),
    ...LIMITS.map((limit) => (plan[limit] === null ? TEXTS.none[language] : `${plan[limit]} ${LIMIT_NAMES[limit].unit[language]}`)),
    plan.source,
  ]),
)
