import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { readInForce, type Reader } from '../policies/policy-proposals.ts'
import type { PolicyActs } from '../policies/policy-acts.ts'
import type { RecordAct } from './record-act.ts'

interface ReadersDeps {
  readonly reader: Reader
  readonly showReaders: PolicyActs['showReaders']
  readonly recordAct: RecordAct
  readonly refuse: Refuse
}

/** Who could see a fact by the policies that were in force at an instant, and who can by those of now. @throws {Refused} */
export const createReadersThenAndNow = ({ reader, showReaders, recordAct, refuse }: ReadersDeps) =>
  async (bound: Bound, fact: string, at: Date) => {
    const then = (await readInForce(reader)).findLast(({ from }) => from <= at)
    if (!then) return refuse(bound, 'POLICY_VERSION_UNKNOWN')
    const readersBy = (version: string | null) => showReaders(bound, { fact, case: null, version })
    const both = { then: await readersBy(then.version), now: await readersBy(null) }
    const receipt: Receipt = await recordAct(bound, 'seeReaders', { fact: both.now.field, at: at.toISOString() })
    return { ...both, receipt }
  }
