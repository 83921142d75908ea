import type { Label, Language } from '../../schema/label.ts'
import { residenceName, stageName } from '../../schema/labels/contract.ts'
import { ATTRIBUTE_NAMES, type Attribute, type Condition, type Situation } from '../attributes.ts'
import { allOf, eitherOf, inBoth, quoted, small } from './listed.ts'

/**
 * A condition as one clause, such as `personen er mindreårig og sagens stadie er identificeret`; empty where it asks for
 * nothing. That the recipient is a party to a case that is not closed goes for every disclosure (F7, F13) and is not said.
 */
export const sayCondition = (condition: Condition): Label =>
  inBoth((language) => allOf(clausesOf(condition, language), language))

/** The same of several, any of which may hold. */
export const sayConditions = (conditions: readonly Condition[]): Label => {
  const said = conditions.map(sayCondition)
  return said.some(({ da }) => da === '')
    ? { da: '', en: '' }
    : { da: said.map(({ da }) => da).join('; eller '), en: said.map(({ en }) => en).join('; or ') }
}

/** A situation, as far as it is told. */
export const saySituation = (situation: Partial<Situation>): Label =>
  sayCondition(Object.fromEntries(Object.entries(situation).map(([name, value]) => [name, [value]])))

const clausesOf = (condition: Condition, language: Language): readonly string[] =>
  ATTRIBUTE_NAMES.flatMap((name) => {
    const values = condition[name]
    return values ? [CLAUSES[name](values as never)[language]] : []
  }).filter((clause) => clause !== '')

type Clauses = { readonly [A in Attribute]: (values: readonly Situation[A][]) => Label }

const yesOrNo = (yes: Label, no: Label) => (values: readonly boolean[]): Label => {
  if (values.length !== 1) return { da: '', en: '' }
  return values[0] === true ? yes : no
}

const UNSAID: Label = { da: '', en: '' }

const CLAUSES: Clauses = {
  linked: yesOrNo(UNSAID, { da: 'modtageren ikke er part i sagen', en: 'the recipient is not a party to the case' }),
  closed: yesOrNo({ da: 'sagen har været lukket i 90 dage', en: 'the case has been closed for 90 days' }, UNSAID),
  residence: (values) => inBoth((language) => {
    const named = eitherOf(values.map((value) => quoted(small(residenceName(value)[language]), language)), language)
    return language === 'da' ? `opholdsgrundlaget er ${named}` : `the ground of residence is ${named}`
  }),
  stage: (values) => inBoth((language) => {
    const named = eitherOf(values.map((value) => quoted(small(stageName(value)[language]), language)), language)
    return language === 'da' ? `sagens stadie er ${named}` : `the stage of the case is ${named}`
  }),
  minor: yesOrNo(
    { da: 'personen er mindreårig', en: 'the person is a minor' },
    { da: 'personen er voksen', en: 'the person is an adult' },
  ),
  vulnerable: yesOrNo(
    { da: 'personen er særligt udsat', en: 'the person is vulnerable' },
    { da: 'personen ikke er særligt udsat', en: 'the person is not vulnerable' },
  ),
  reintegrationReporting: yesOrNo(
    { da: 'der rapporteres om reintegrationen', en: 'the reintegration is still reported on' },
    { da: 'der ikke rapporteres om reintegrationen', en: 'no reintegration is reported on' },
  ),
  consent: (values) => {
    if (!values.includes('absent')) {
      if (!values.includes('spoken')) return CONSENTED_IN_WRITING
      return values.includes('inWriting') ? CONSENTED : MERELY_SPOKEN
    }
    if (values.includes('inWriting')) return values.includes('spoken') ? UNSAID : NOT_SPOKEN
    return values.includes('spoken') ? NOT_IN_WRITING : NOT_CONSENTED
  },
}

const CONSENTED: Label = { da: 'et samtykke dækker oplysningen', en: 'a consent covers it' }
const CONSENTED_IN_WRITING: Label = { da: 'et skriftligt samtykke dækker oplysningen', en: 'a consent in writing covers it' }
const MERELY_SPOKEN: Label = { da: 'kun et mundtligt samtykke dækker oplysningen', en: 'a merely spoken consent covers it' }
const NOT_CONSENTED: Label = { da: 'intet samtykke dækker oplysningen', en: 'no consent covers it' }
const NOT_IN_WRITING: Label = { da: 'intet skriftligt samtykke dækker oplysningen', en: 'no consent in writing covers it' }
const NOT_SPOKEN: Label = { da: 'samtykket ikke kun er mundtligt', en: 'the consent is not merely spoken' }
