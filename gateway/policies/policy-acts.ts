import type { ConsentHandles } from '../registry/consent-handle.ts'
import type { ControlData } from '../registry/control-data.ts'
import type { RuleCipher } from '../trail/rule-cipher.ts'
import { createApprovePolicies } from './approve-policies.ts'
import { createComparePolicies } from './compare-policies.ts'
import { createExaminedCase } from './examined-case.ts'
import { createExplainDisclosure } from './explain-disclosure.ts'
import { createExplainPolicies } from './explain-policies.ts'
import { createNamedFor } from './named-for.ts'
import { createProposePolicies, type PolicyDeps } from './propose-policies.ts'
import { createListPolicies, createPolicyReading, createShowPolicies } from './read-policies.ts'
import { createShowReaders } from './show-readers.ts'
import { createSimulatePolicies } from './simulate-policies.ts'

interface ActsDeps extends PolicyDeps {
  readonly controlData: ControlData
  readonly handles: Pick<ConsentHandles, 'of'>
  readonly ruleCipher: RuleCipher
  /** The log of this replica. */
  readonly logId: string
}

/** All that can be done with the policies themselves. */
export const createPolicyActs = (deps: ActsDeps) => {
  const { controlData, makeChange, now } = deps
  const namedFor = createNamedFor(deps.handles)
  const reading = createPolicyReading(deps)
  const examinedCase = createExaminedCase(controlData, makeChange)
  return {
    propose: createProposePolicies(deps),
    approve: createApprovePolicies(deps),
    list: createListPolicies(deps, reading),
    show: createShowPolicies(reading),
    compare: createComparePolicies(reading),
    showReaders: createShowReaders({ reading, examinedCase, now }),
    explain: createExplainPolicies({ reading, examinedCase, namedFor, now }),
    explainDisclosure: createExplainDisclosure({ ...deps, reading, namedFor }),
    simulate: createSimulatePolicies(deps, reading, controlData),
  }
}

export type PolicyActs = ReturnType<typeof createPolicyActs>
