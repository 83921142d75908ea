import type { ResidenceCategory, Stage } from '../../schema/control-data.ts'

/** The control data that clocks and tasks are worked out from. Instants are `Date`, calendar days `YYYY-MM-DD`. */
export interface CaseTimes {
  readonly stage: Stage
  readonly residence: ResidenceCategory
  readonly minor: boolean
  /** Id of the action plan that governs the case, such as `2019-2021`. */
  readonly actionPlan: string
  readonly openedAt: Date
  readonly detainedSince: Date | null
  readonly reflectionStarts: string | null
  readonly reflectionEnds: string | null
  readonly departedOn: string | null
  readonly representativeSince: Date | null
}

export const awaitsAssessment = ({ stage }: CaseTimes): boolean => stage === 'presumed' || stage === 'underAssessment'

/** Who has left the country is nobody's to speak for here any more. */
export const isOver = ({ stage }: CaseTimes): boolean => stage === 'returned' || stage === 'closed'

/**
 * Every victim is offered a period, also one whose return was prepared before it was set (HP19 · Faktaboks: Refleksions- og
 * restitutionsperiode).
 */
export const awaitsPeriod = ({ stage, reflectionStarts }: Pick<CaseTimes, 'stage' | 'reflectionStarts'>): boolean =>
  stage === 'identified' || (stage === 'returnPrepared' && reflectionStarts === null)

export const isWithinPeriod = ({ stage }: CaseTimes): boolean =>
  stage === 'reflection' || stage === 'restitution' || stage === 'returnPrepared'
