import { LEGAL_BASES } from '../../policies/legal-bases.ts'
import type { PolicyRules } from '../../policies/policy-data.ts'
import { agencyOf } from '../../schema/agency.ts'
import type { Label } from '../../schema/label.ts'
import { purposeName } from '../../schema/labels/contract.ts'
import { givenFacts, type DisclosureEntry } from '../trail/entry.ts'

/** A rule and its words. */
export interface RuleText {
  readonly rule: string
  readonly says: Label
}

/** The words of the rules that an entry names, by the policies that decided: exchanges, firewalls, legal bases. */
export const ruleTextsOf = (part: DisclosureEntry, rules: PolicyRules): RuleText[] => {
  const named = new Set([
    ...givenFacts(part).map(({ exchange }) => exchange), ...part.withheld.map(({ rule }) => rule), ...part.legalBases,
  ])
  return [...named].flatMap((rule) => {
    const says = rule === 'default' ? SILENCE
      : exchangeText(rule, part, rules) ?? firewallText(rule, rules) ?? legalBasisText(rule)
    return says ? [{ rule, says }] : []
  })
}

const exchangeText = (id: string, { actor }: DisclosureEntry, { exchanges }: PolicyRules): Label | undefined => {
  for (const { purpose, exchanges: rows } of exchanges) {
    const agency = agencyOf(actor.party)
    const grants = rows.find((row) => row.id === id)?.grants.filter(({ recipient }) => recipient.agency === agency) ?? []
    if (grants.length === 0) continue
    const sources = [...new Set(grants.map(({ source }) => source))].join('; ')
    const { da, en } = purposeName(purpose)
    return { da: `${da} (${sources})`, en: `${en} (${sources})` }
  }
  return undefined
}

const firewallText = (id: string, { firewalls }: PolicyRules): Label | undefined => {
  const firewall = firewalls.find((one) => one.id === id)
  return firewall && { da: `${firewall.says.da} (${firewall.source})`, en: `${firewall.says.en} (${firewall.source})` }
}

const legalBasisText = (id: string): Label | undefined => {
  const basis = LEGAL_BASES.find((one) => one.id === id)
  return basis && { da: `${basis.citation}: ${basis.title.da}`, en: `${basis.citation}: ${basis.title.en}` }
}

const SILENCE: Label = { da: 'Ingen udveksling tillader det (P4).', en: 'No exchange permits it (P4).' }
