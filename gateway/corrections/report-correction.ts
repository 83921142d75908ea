import { randomUUID } from 'node:crypto'
import { mayReportCorrection } from '../../policies/permissions/corrections.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { asItStands, type ControlData, type ControlledCase } from '../registry/control-data.ts'
import type { Effect } from '../registry/change-law.ts'
import type { MakeChange } from '../registry/make-change.ts'
import { updateCase } from '../registry/update-case.ts'
import { writeCorrection, type CorrectionKind } from './correction-store.ts'

/** A case by the controller's own handle; facts by id or field, such as `CMM.needs.language` or `cmm.needs.language`. */
export interface AskedCorrection {
  readonly case: string
  readonly facts: readonly string[]
  readonly kind: CorrectionKind
}

interface ReportDeps {
  readonly makeChange: MakeChange
  readonly controlData: ControlData
  readonly now: () => Date
}

/** How often it is tried while changes of the case come first. */
const ATTEMPTS = 5

const factAt = new Map(FACTS.flatMap((fact): [string, Fact][] => [[fact.id, fact], [fact.field, fact]]))

/**
 * Notes that a controller has corrected or erased facts; values never pass. The case moves with it: an answer under way is
 * made anew from the corrected system, and whoever has the old facts stands in the trail already. @throws {Refused}
 */
export const createReportCorrection = ({ makeChange, controlData, now }: ReportDeps) =>
  async (bound: Bound, { case: handle, facts, kind }: AskedCorrection): Promise<{ readonly id: string; readonly receipt: Receipt }> => {
    const { asking } = bound
    if (!mayReportCorrection(asking)) return makeChange.refuse(bound, 'FORBIDDEN', handle)
    const named = facts.map((fact) => factAt.get(fact))
    if (named.length === 0 || !named.every((fact) => fact?.controller === asking.agency))
      return makeChange.refuse(bound, 'FACT_UNKNOWN', handle)
    const fields = [...new Set(named.flatMap((fact) => fact?.field ?? []))]
    return makeChange.moving(bound, handle, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const controlled = await controlData.byHandle(asking.recipient, handle)
        if (!controlled) return makeChange.refuse(bound, 'CASE_NOT_AVAILABLE', handle)
        const id = randomUUID()
        const receipt = await makeChange.write(bound, {
          name: 'reportCorrection', handle, operations: [kind === 'ERASED' ? 'erasure' : 'alteration'],
          details: { correction: id, kind, facts: fields },
          restsOn: [asItStands(controlled)],
          effect: effectOf(controlled, { id, party: asking.recipient, handle, kind, facts: fields, reportedAt: now() }),
        })
        if (receipt) return { id, receipt }
      }
      return makeChange.refuse(bound, 'CHANGED_MEANWHILE', handle)
    })
  }

const effectOf = (controlled: ControlledCase, correction: Parameters<typeof writeCorrection>[2]): Effect => async (transaction) => {
  await updateCase(controlled, {})(transaction)
  await writeCorrection(transaction, controlled.caseId, correction)
}
