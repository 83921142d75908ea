import type { Fact } from '../../schema/fact.ts'
import { ROLES } from '../../schema/role.ts'
import type { Asking, WithheldReason } from '../decision.ts'
import type { PolicyRules } from '../policy-data.ts'
import type { Property } from './property.ts'
import { isKnown } from './questions.ts'

/** Read row by row from the lawyers' data, which knows of no case; shares no code with what it is held against. */
export const toldByTheAnswer = (rules: PolicyRules): Property => {
  const told = remembered(plainlyTold(rules))
  return {
    id: 'told',
    says: 'the rule that whoever asked is told of follows from the question and the reason answered, whatever the case',
    whateverIsExchanged: false,
    holds: ({ withholding, asking, fact }) =>
      withholding === undefined || withholding.told === told(asking, fact, withholding.because),
  }
}

type ToldTo = (asking: Asking, fact: Fact, because: WithheldReason) => string

const plainlyTold = ({ exchanges, firewalls }: PolicyRules): ToldTo => (asking, fact, because) => {
  if (!isKnown(asking) || !ROLES.includes(asking.role)) return 'default'
  if (because === 'CASE_CLOSED') return 'F13'
  if (because === 'NOT_PERMITTED') {
    for (const { id, forbids } of firewalls) for (const { recipients, purposes, facts, when } of forbids) {
      const isOfThis = recipients.includes(asking.agency) && purposes.includes(asking.purpose) && facts.includes(fact.id)
      if (isOfThis && !when) return id
    }
    return 'default'
  }
  const giving: string[] = []
  for (const { purpose, exchanges: rows } of exchanges) for (const { id, grants } of rows)
    for (const { recipient, controller, facts } of grants)
      if (purpose === asking.purpose && recipient.agency === asking.agency && recipient.roles.includes(asking.role)
        && facts.some((path) => `${controller}.${path}` === fact.id)) giving.push(id)
  return giving.sort()[0] ?? 'default'
}

/** The same is asked about one case after the other. */
const remembered = (told: ToldTo): ToldTo => {
  let askedBy: Asking | undefined
  let asked: Fact | undefined
  const known = new Map<WithheldReason, string>()
  return (asking, fact, because) => {
    if (asking !== askedBy || fact !== asked) known.clear()
    askedBy = asking
    asked = fact
    const found = known.get(because) ?? told(asking, fact, because)
    known.set(because, found)
    return found
  }
}
