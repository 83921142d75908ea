import type { Stage } from '../schema/control-data.ts'
import type { Condition } from './attributes.ts'

/** What would release a withheld fact, as the recipient reads it. Null where telling it would itself tell something. */
export const consentRemedy = (
  because: 'CONSENT_MISSING' | 'CONSENT_WITHDRAWN' | 'CONSENT_EXPIRED', inWriting: boolean,
): string => {
  if (because === 'CONSENT_WITHDRAWN') return 'Kun et nyt samtykke kan åbne for oplysningen.'
  if (because === 'CONSENT_EXPIRED') return 'Et nyt samtykke kan gives hos kontaktpersonen i CMM.'
  return inWriting
    ? 'Et skriftligt samtykke kan åbne for oplysningen. Det gives hos kontaktpersonen i CMM.'
    : 'Et samtykke kan åbne for oplysningen. Det gives hos kontaktpersonen i CMM.'
}

/** Told only where the exchange asks about the stage alone: any other condition is about the person. */
export const conditionRemedy = (conditions: readonly Condition[]): string | null => {
  const stages = conditions.flatMap((condition) => condition.stage ?? [])
  const aboutStageAlone = conditions.every((one) => Object.keys(one).every((attribute) => attribute === 'stage'))
  if (!aboutStageAlone || stages.length === 0) return null
  return `Kan gives, når sagens stadie er: ${[...new Set(stages)].map((stage) => STAGE_NAMES[stage]).join(', ')}.`
}

const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  presumed: 'formodet',
  underAssessment: 'under vurdering',
  identified: 'identificeret',
  notIdentified: 'ikke identificeret',
  reflection: 'refleksionsperiode',
  restitution: 'restitutionsperiode',
  returnPrepared: 'forberedt hjemsendelse',
  returned: 'rejst hjem',
  closed: 'lukket',
}
