import type { Label } from '../schema/label.ts'
import { stageName } from '../schema/labels/contract.ts'
import type { Condition } from './attributes.ts'

/** What would release a withheld fact, as the recipient reads it. Null where telling it would itself tell something. */
export const consentRemedy = (
  because: 'CONSENT_MISSING' | 'CONSENT_WITHDRAWN' | 'CONSENT_EXPIRED', inWriting: boolean,
): Label => {
  if (because === 'CONSENT_WITHDRAWN') return WITHDRAWN
  if (because === 'CONSENT_EXPIRED') return EXPIRED
  return inWriting ? MISSING_IN_WRITING : MISSING
}

/** Told only where the exchange asks about the stage alone: any other condition is about the person. */
export const conditionRemedy = (conditions: readonly Condition[]): Label | null => {
  const stages = [...new Set(conditions.flatMap((condition) => condition.stage ?? []))].map(stageName)
  const aboutStageAlone = conditions.every((one) => Object.keys(one).every((attribute) => attribute === 'stage'))
  if (!aboutStageAlone || stages.length === 0) return null
  return {
    da: `Kan gives, når sagens stadie er: ${stages.map(({ da }) => da.toLowerCase()).join(', ')}.`,
    en: `Can be given when the stage of the case is: ${stages.map(({ en }) => en.toLowerCase()).join(', ')}.`,
  }
}

const WITHDRAWN: Label = {
  da: 'Kun et nyt samtykke kan åbne for oplysningen.',
  en: 'Only a new consent can release the fact.',
}

const EXPIRED: Label = {
  da: 'Et nyt samtykke kan gives hos kontaktpersonen i CMM.',
  en: 'A new consent can be given to the contact person at CMM.',
}

const MISSING_IN_WRITING: Label = {
  da: 'Et skriftligt samtykke kan åbne for oplysningen. Det gives hos kontaktpersonen i CMM.',
  en: 'A consent in writing can release the fact. It is given to the contact person at CMM.',
}

const MISSING: Label = {
  da: 'Et samtykke kan åbne for oplysningen. Det gives hos kontaktpersonen i CMM.',
  en: 'A consent can release the fact. It is given to the contact person at CMM.',
}
