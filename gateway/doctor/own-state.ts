import type { Party } from '../../schema/agency.ts'
import type { ControllerLine } from '../agencies/controller-line.ts'
import type { Quorum } from '../trail/quorum.ts'
import { OWN } from './doctor-texts.ts'
import { fault, good, warning, type Finding } from './finding.ts'

interface OwnState {
  readonly lines: ReadonlyMap<Party, Pick<ControllerLine, 'isResting'>>
  readonly quorum: Pick<Quorum, 'unwitnessed' | 'patience'>
  /** Null where it is not known which holds. */
  readonly policyVersion: string | null
}

/** What only a gateway that runs knows of itself: whether it discloses (P4, P8), and which agencies it gives a rest (P11). */
export const examineOwnState = ({ lines, quorum, policyVersion }: OwnState): Finding[] => [
  policyVersion === null
    ? fault(OWN.policies, OWN.unknown, OWN.useRelease)
    : good(OWN.policies, OWN.inForce(policyVersion.slice(0, 12))),
  disclosing(quorum),
  ...[...lines].filter(([, line]) => line.isResting()).map(([party]) =>
    warning(OWN.requests(party), OWN.rests, OWN.mend)),
]

const disclosing = ({ unwitnessed, patience }: OwnState['quorum']): Finding => {
  if (unwitnessed() === Infinity) return fault(OWN.disclosing, OWN.contradicted, OWN.restore)
  return unwitnessed() > patience ? fault(OWN.disclosing, OWN.stopped, OWN.wake) : good(OWN.disclosing, OWN.open)
}
