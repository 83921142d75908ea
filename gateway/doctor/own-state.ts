import type { Party } from '../../schema/agency.ts'
import type { ControllerLine } from '../agencies/controller-line.ts'
import type { Quorum } from '../trail/quorum.ts'
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
    ? fault('reglerne', 'det vides ikke, hvilke der gælder: intet udleveres', 'brug en udgave af Samsyn, som kan læse reglerne i kraft')
    : good('reglerne', `version ${policyVersion.slice(0, 12)} gælder`),
  quorum.unwitnessed() > quorum.patience
    ? fault('udlevering', 'standset, til sporet er medunderskrevet', 'få myndighedernes vidner i gang')
    : good('udlevering', 'er åben'),
  ...[...lines].filter(([, line]) => line.isResting()).map(([party]) =>
    warning(`${party}: forespørgsler`, 'hviler efter for mange fejl', 'se efter i myndighedens system; gatewayen prøver selv igen inden for ti sekunder')),
]
