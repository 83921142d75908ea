import { NODE } from './doctor-texts.ts'
import { fault, good, type Finding } from './finding.ts'

const LEAST = [20, 19] as const

/** Whether this Node runs Samsyn. `version` as `process.versions.node` has it. */
export const examineNode = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isEnough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])
  return isEnough ? good(NODE.what, NODE.runs(version))
    : fault(NODE.what, NODE.tooOld(version), NODE.install(LEAST.join('.')))
}
