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

export const isWithinPeriod = ({ stage }: CaseTimes): boolean =>
  stage === 'reflection' || stage === 'restitution' || stage === 'returnPrepared'
