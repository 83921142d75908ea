import type { FitCredentials } from '../agencies/fit-credentials.ts'
import { CREDENTIALS } from './doctor-texts.ts'
import { fault, good, type Finding } from './finding.ts'

/** Whether the keys and certificates that each agency gave the gateway fit together. */
export const examineCredentials = (looked: readonly FitCredentials[]): Finding[] => looked.map(({ party, unfit }) =>
  (unfit === null ? good(CREDENTIALS.what(party), CREDENTIALS.fit) : fault(CREDENTIALS.what(party), CREDENTIALS.unfit, CREDENTIALS.mend)))
