import { performance } from 'node:perf_hooks'
import type { Pool } from 'pg'
import { reportsOnAll } from '../../policies/report-scope.ts'
import type { Language } from '../../schema/label.ts'
import type { RecordAct } from '../oversight/record-act.ts'
import { partOf } from '../oversight/part-of-entry.ts'
import { untilIndexed } from '../oversight/until-indexed.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { ControlData, ControlledCase } from '../registry/control-data.ts'
import { readCaseDisclosures } from './case-disclosures.ts'
import { personReport, type PersonReport } from './person-report.ts'

/** What an officer asks for: a case by the own agency's handle. */
export interface AskedReport {
  readonly case: string
  readonly language: Language
  readonly staff: boolean
}

/** A report as it was written; `stoodAt` as of `Told`. */
export interface MadeReport<Written> {
  readonly report: Written
  readonly receipt: Receipt
  readonly stoodAt: number
}

interface MakeReportDeps {
  readonly reader: Pool
  readonly controlData: ControlData
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly demonstration: boolean
  readonly now: () => Date
}

/**
 * The person's report of a case, for an officer of a controller that is a party to it: of all of it, or of what its own
 * agency gave and got (`report-scope.ts`). A leaf tells that it was made before it is, and whose part in the case has ended
 * by the time that it is written gets none of it (F7; GDPR art. 15; direktiv (EU) 2016/680 art. 14 og 15). @throws {Refused}
 */
export const createMakeReport = ({ reader, controlData, recordAct, refuse, demonstration, now }: MakeReportDeps) =>
  async <Written>(
    bound: Bound, { case: handle, language, staff }: AskedReport, write: (report: PersonReport) => Promise<Written>,
  ): Promise<MadeReport<Written>> => {
    const { asking, authenticated } = bound
    const partInIt = async (): Promise<ControlledCase> =>
      await controlData.byHandle(asking.recipient, handle) ?? refuse(bound, 'CASE_NOT_AVAILABLE', handle)
    const { caseId } = await partInIt()
    const at = now()
    const receipt = await recordAct(bound, 'makeReport', { handle, language, staff })
    await untilIndexed(reader, authenticated.deadline)
    const found = await readCaseDisclosures(reader, caseId, 'dataSubject')
    const ofAll = reportsOnAll(asking.agency)
    const told = found.flatMap(({ entry }) => (ofAll ? entry : partOf(entry, asking.recipient)) ?? [])
    const frame = { language, synthetic: demonstration, madeAt: at.toISOString(), case: handle, ofAll, withStaff: staff }
    const report = await write(personReport(frame, told))
    const stoodAt = performance.now()
    await partInIt()
    return { report, receipt, stoodAt }
  }

export type MakeReport = ReturnType<typeof createMakeReport>
