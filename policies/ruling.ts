import { ATTRIBUTES, type Attribute, type ConsentState } from './attributes.ts'
import type { WithheldReason } from './decision.ts'
import { placeAmong, type FactTable, type Verdict } from './decision-table.ts'
import type { Grant } from './exchange.ts'
import { conditionRemedy } from './remedies.ts'

/** A verdict with its reason, worked out at load. `needsConsent` is told apart only when the records are read. */
export type Ruling =
  | { readonly kind: 'permits'; readonly exchange: string; readonly byConsent: boolean }
  | { readonly kind: 'withholds'; readonly rule: string; readonly because: WithheldReason; readonly remedy: string | null }
  | { readonly kind: 'needsConsent'; readonly rule: string; readonly inWriting: boolean }

/** The rulings on one fact, placed as the verdicts of its table. */
export interface FactRulings {
  readonly table: FactTable
  readonly rulings: readonly Ruling[]
}

/** `grants` are those that give the fact to the asker in some situation. */
export const rulingsOf = (table: FactTable, grants: readonly Grant[]): FactRulings => ({
  table,
  rulings: table.verdicts.map((verdict, place) => rulingOf(verdict, place, table, grants)),
})

export const SILENCE = { kind: 'withholds', rule: 'default', because: 'NOT_PERMITTED', remedy: null } as const satisfies Ruling

const rulingOf = (verdict: Verdict, place: number, table: FactTable, grants: readonly Grant[]): Ruling => {
  if (verdict.permitted) return { kind: 'permits', exchange: verdict.rule, byConsent: verdict.byConsent }
  const inWriting = withConsent(table, place, 'inWriting')
  const spoken = withConsent(table, place, 'spoken')
  if (inWriting?.permitted)
    return { kind: 'needsConsent', rule: named(verdict, inWriting), inWriting: !spoken?.permitted }
  if (verdict.rule === 'F13') return { kind: 'withholds', rule: verdict.rule, because: 'CASE_CLOSED', remedy: null }
  const elsewhere = table.verdicts.find((one) => one.permitted)
  if (!elsewhere || verdict.rule === 'F7') return { ...SILENCE, rule: verdict.rule }
  const remedy = conditionRemedy(grants.map((grant) => grant.when ?? {}))?.da ?? null
  return { kind: 'withholds', rule: named(verdict, elsewhere), because: 'CONDITION_NOT_MET', remedy }
}

/** The firewall that refused, or else the exchange that would have permitted. */
const named = (refused: Verdict, permitting: Verdict): string =>
  (refused.rule === 'default' ? permitting.rule : refused.rule)

/** The verdict in the same situation but for the consent, where the consent is asked about. */
const withConsent = (table: FactTable, place: number, state: ConsentState): Verdict | undefined => {
  const last = table.attributes.at(-1)
  if (last !== 'consent') return undefined
  const states = ATTRIBUTES.consent
  return table.verdicts[place - (place % states.length) + states.indexOf(state)]
}

/** The ruling in a situation; nothing when an attribute has no value of its list. */
export const rulingAt = ({ table, rulings }: FactRulings, valueOf: (attribute: Attribute) => unknown): Ruling =>
  rulings[placeAmong(table.attributes, valueOf)] ?? SILENCE
