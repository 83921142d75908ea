import type { Label } from '../../schema/label.ts'
import { purposeName } from '../../schema/labels/contract.ts'
import type { Difference } from '../compare.ts'
import { sayAsker, sayFact } from './asker.ts'
import { sayConditions, saySituation } from './condition.ts'

/** What is newly permitted or refused, in which cases, and one such case as an example. */
export const sayDifference = (difference: Difference): Label => {
  const { agency, roles, purpose, fact, kind, when, example, before, after } = difference
  const [asker, what, name, cases] = [sayAsker(agency, roles), sayFact(fact), purposeName(purpose), sayConditions(when)]
  const one = saySituation(example)
  const newly = kind === 'newlyPermitted'
  return {
    da: `${asker.da} ${newly ? 'kan nu' : 'kan ikke længere'} få ${what.da} til formålet »${name.da}«`
      + `${cases.da && `, når ${cases.da}`}.${one.da && ` For eksempel når ${one.da}.`}`
      + ` Før: ${sayRule(before).da}. Nu: ${sayRule(after).da}.`,
    en: `${asker.en} ${newly ? 'can now' : 'can no longer'} get ${what.en} for “${name.en}”`
      + `${cases.en && `, when ${cases.en}`}.${one.en && ` For instance when ${one.en}.`}`
      + ` Before: ${sayRule(before).en}. Now: ${sayRule(after).en}.`,
  }
}

const sayRule = (rule: string): Label =>
  (rule === 'default' ? { da: 'ingen regel tillader det', en: 'no rule permits it' } : { da: rule, en: rule })
