import { ATTRIBUTES, type Attribute, type ConsentState } from './attributes.ts'
import type { NamedGrant } from './compile.ts'
import type { WithheldReason, Withholding } from './decision.ts'
import { placeAmong, type Verdict, type Verdicts } from './decision-table.ts'
import type { Firewall } from './firewall.ts'
import { conditionRemedy } from './remedies.ts'
import { ruleTold } from './rule-told.ts'

/** A verdict with its reason, worked out at load. `needsConsent` is told apart only when the records are read. */
export type Ruling =
  | { readonly kind: 'permits'; readonly exchange: string; readonly byConsent: boolean }
  | Refusing & { readonly kind: 'withholds' } & Pick<Withholding, 'because' | 'remedy'>
  | Refusing & { readonly kind: 'needsConsent'; readonly inWriting: boolean }

type Refusing = Pick<Withholding, 'rule' | 'told'>

/** A ruling for each verdict, placed as they are; `otherwise` where the situation has no place there. */
export interface Rulings extends Pick<Verdicts, 'attributes'> {
  readonly rulings: readonly Ruling[]
  readonly otherwise: Ruling
}

/** What can be said of a fact to the asker, whatever the case. */
interface OfFact {
  readonly table: Verdicts
  readonly told: (because: WithheldReason) => string
  /** The first verdict that permits. */
  readonly elsewhere: Verdict | undefined
  /** What is told where the situation is what refuses. */
  readonly remedy: string | null
}

/** `grants` give the fact to the asker in some situation; `refusing` is the firewall that refuses it in every one. */
export const rulingsOf = (table: Verdicts, grants: readonly NamedGrant[], refusing: Firewall | undefined): Rulings => {
  const ofFact: OfFact = {
    table,
    told: (because) => ruleTold(because, refusing, grants),
    elsewhere: table.verdicts.find((one) => one.permitted),
    remedy: conditionRemedy(grants.map(({ grant }) => grant.when ?? {}))?.da ?? null,
  }
  return {
    attributes: table.attributes,
    rulings: table.verdicts.map((verdict, place) => rulingOf(verdict, place, ofFact)),
    otherwise: { ...SILENCE, told: ofFact.told(SILENCE.because) },
  }
}

/** Of whoever or whatever is unknown. */
export const SILENCE = {
  kind: 'withholds', rule: 'default', told: 'default', because: 'NOT_PERMITTED', remedy: null,
} as const satisfies Ruling

const rulingOf = (verdict: Verdict, place: number, { table, told, elsewhere, remedy }: OfFact): Ruling => {
  if (verdict.permitted) return { kind: 'permits', exchange: verdict.rule, byConsent: isByConsent(table, place) }
  const inWriting = withConsent(table, place, 'inWriting')
  const spoken = withConsent(table, place, 'spoken')
  if (inWriting?.permitted) {
    const rule = named(verdict, inWriting)
    return { kind: 'needsConsent', rule, told: told('CONSENT_MISSING'), inWriting: !spoken?.permitted }
  }
  const withheld = (because: WithheldReason, rule: string, remedy: string | null): Ruling =>
    ({ kind: 'withholds', rule, told: told(because), because, remedy })
  if (verdict.rule === 'F13') return withheld('CASE_CLOSED', verdict.rule, null)
  if (!elsewhere || verdict.rule === 'F7') return withheld('NOT_PERMITTED', verdict.rule, null)
  return withheld('CONDITION_NOT_MET', named(verdict, elsewhere), remedy)
}

/** The firewall that refused, or else the exchange that would have permitted. */
const named = (refused: Verdict, permitting: Verdict): string =>
  (refused.rule === 'default' ? permitting.rule : refused.rule)

/** Whether what is permitted would not be without the consent: it rests on the record then, whichever rule asks for it (P5, F8). */
const isByConsent = (table: Verdicts, place: number): boolean => withConsent(table, place, 'absent')?.permitted === false

/** The verdict in the same situation but for the consent, where the consent is asked about. */
const withConsent = (table: Verdicts, place: number, state: ConsentState): Verdict | undefined => {
  const last = table.attributes.at(-1)
  if (last !== 'consent') return undefined
  const states = ATTRIBUTES.consent
  return table.verdicts[place - (place % states.length) + states.indexOf(state)]
}

/** The ruling in a situation; silence when an attribute has no value of its list. */
export const rulingAt = ({ attributes, rulings, otherwise }: Rulings, valueOf: (attribute: Attribute) => unknown): Ruling =>
  rulings[placeAmong(attributes, valueOf)] ?? otherwise
