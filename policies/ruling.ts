import { STAGES, type Stage } from '../schema/control-data.ts'
import type { Label } from '../schema/label.ts'
import type { Attribute } from './attributes.ts'
import type { NamedGrant } from './compile.ts'
import type { WithheldReason, Withholding } from './decision.ts'
import { placeAmong, type Verdict, type Verdicts } from './decision-table.ts'
import type { Firewall } from './firewall.ts'
import { stageRemedy } from './remedies.ts'
import { ruleTold } from './rule-told.ts'
import { isByConsent, placesBut, withConsent } from './verdicts.ts'

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
}

/** `grants` give the fact to the asker in some situation; `refusing` is the firewall that refuses it in every one. */
export const rulingsOf = (table: Verdicts, grants: readonly NamedGrant[], refusing: Firewall | undefined): Rulings => {
  const ofFact: OfFact = {
    table,
    told: (because) => ruleTold(because, refusing, grants),
    elsewhere: table.verdicts.find((one) => one.permitted),
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

const rulingOf = (verdict: Verdict, place: number, { table, told, elsewhere }: OfFact): Ruling => {
  if (verdict.permitted) return { kind: 'permits', exchange: verdict.rule, byConsent: isByConsent(table, place) }
  const inWriting = withConsent(table, place, 'inWriting')
  const spoken = withConsent(table, place, 'spoken')
  if (inWriting?.permitted) {
    const rule = named(verdict, inWriting)
    return { kind: 'needsConsent', rule, told: told('CONSENT_MISSING'), inWriting: !spoken?.permitted }
  }
  const withheld = (because: WithheldReason, rule: string, remedy: Label | null): Ruling =>
    ({ kind: 'withholds', rule, told: told(because), because, remedy })
  if (verdict.rule === 'F13') return withheld('CASE_CLOSED', verdict.rule, null)
  if (!elsewhere || verdict.rule === 'F7') return withheld('NOT_PERMITTED', verdict.rule, null)
  return withheld('CONDITION_NOT_MET', named(verdict, elsewhere), isAboutPerson(table) ? null : stageRemedy(stagesThatGive(table, place)))
}

/** What a rule may ask about that tells of the person: how far the case is does not, nor whether the asker is a party to it. */
const OF_THE_PERSON: readonly Attribute[] = ['residence', 'minor', 'vulnerable', 'reintegrationReporting']

const isAboutPerson = ({ attributes }: Verdicts): boolean => attributes.some((one) => OF_THE_PERSON.includes(one))

/** The stages at which it would be given, with a consent or without, were all else the same. */
const stagesThatGive = ({ attributes, verdicts }: Verdicts, place: number): readonly Stage[] => {
  const gives = placesBut('stage', attributes, place).map((there) =>
    placesBut('consent', attributes, there).some((one) => verdicts[one]?.permitted))
  return attributes.includes('stage') ? STAGES.filter((_, index) => gives[index]) : []
}

/** The firewall that refused, or else the exchange that would have permitted. */
const named = (refused: Verdict, permitting: Verdict): string =>
  (refused.rule === 'default' ? permitting.rule : refused.rule)

/** The ruling in a situation; silence when an attribute has no value of its list. */
export const rulingAt = ({ attributes, rulings, otherwise }: Rulings, valueOf: (attribute: Attribute) => unknown): Ruling =>
  rulings[placeAmong(attributes, valueOf)] ?? otherwise
