import type { Label } from '../../schema/label.ts'

/** A disclosure that could be drawn into a sample, as its leaf has it. Instants in milliseconds since 1970. */
export interface Candidate {
  readonly log: string
  readonly leaf: string
  readonly at: number
  readonly recipient: string
  readonly employee: string
  readonly role: string
  readonly purpose: string
  /** The case by the recipient's own handle. */
  readonly handle: string | null
  readonly controllers: readonly string[]
  readonly brokeGlass: boolean
}

/** A change of a case's control data, by whom and when. */
export interface ChangeMade {
  readonly recipient: string
  readonly employee: string
  readonly handle: string | null
  readonly at: number
}

/** A rule that explains a disclosure beforehand: it is left out of the draw, and counted. */
export interface Explanation {
  readonly id: string
  readonly says: Label
  /** `changes`: those of the same employee in the same case. */
  explains(candidate: Candidate, changes: readonly ChangeMade[]): boolean
}

const DAY = 86_400_000
const REGISTERED_DAYS = 90
const TASK_HOURS = 24

/** In their order: what the first explains is counted there. */
export const EXPLANATIONS: readonly Explanation[] = [
  {
    id: 'breakGlass',
    says: { da: 'Opslaget var nødadgang og gennemgås for sig.', en: 'It was a break-glass, which is reviewed by itself.' },
    explains: ({ brokeGlass }) => brokeGlass,
  },
  {
    id: 'controlDataOnly',
    says: {
      da: 'Opslaget viste kun sagens gang, ingen oplysninger fra en myndighed.',
      en: 'It showed how the case moves, and nothing that an agency holds.',
    },
    explains: ({ controllers }) => controllers.every((controller) => controller === 'SAMSYN'),
  },
  {
    id: 'registeredOnCase',
    says: {
      da: `Medarbejderen har selv noteret noget i sagen i de ${REGISTERED_DAYS} dage forinden.`,
      en: `The employee recorded something in the case within the ${REGISTERED_DAYS} days before.`,
    },
    explains: ({ at }, changes) => changes.some((change) => change.at <= at && change.at > at - REGISTERED_DAYS * DAY),
  },
  {
    id: 'withinTask',
    says: {
      da: `Opslaget førte til, at medarbejderen noterede noget i sagen inden for ${TASK_HOURS} timer.`,
      en: `It led the employee to record something in the case within ${TASK_HOURS} hours.`,
    },
    explains: ({ at }, changes) => changes.some((change) => change.at > at && change.at <= at + TASK_HOURS / 24 * DAY),
  },
]
