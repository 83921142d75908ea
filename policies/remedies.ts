import type { Stage } from '../schema/control-data.ts'
import type { Label } from '../schema/label.ts'
import { stageName } from '../schema/labels/contract.ts'

/** What would release a withheld fact, as the recipient reads it. Null where telling it would itself tell something. */
export const consentRemedy = (
  because: 'CONSENT_MISSING' | 'CONSENT_WITHDRAWN' | 'CONSENT_EXPIRED', inWriting: boolean,
): Label => {
  if (because === 'CONSENT_WITHDRAWN') return WITHDRAWN
  if (because === 'CONSENT_EXPIRED') return EXPIRED
  return inWriting ? MISSING_IN_WRITING : MISSING
}

/** Told only where nothing but the stage is asked about: any other condition is about the person. */
export const stageRemedy = (stages: readonly Stage[]): Label | null => {
  const named = stages.map(stageName)
  return named.length === 0 ? null : {
    da: `Kan gives, når sagens stadie er: ${named.map(({ da }) => da.toLowerCase()).join(', ')}.`,
    en: `Can be given when the stage of the case is: ${named.map(({ en }) => en.toLowerCase()).join(', ')}.`,
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
