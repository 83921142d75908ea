import { randomUUID } from 'node:crypto'
import type { Region, ResidenceCategory } from '../../schema/control-data.ts'
import { operationOfChange } from '../../policies/logged-operations.ts'
import { mayChange } from '../../policies/may-change.ts'
import { planInForce } from '../../policies/action-plans.ts'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import type { Bound } from '../pipeline/stages.ts'
import { isFileNumber } from './file-number.ts'
import { createHandle } from './handle.ts'
import { linkParty } from './link-party.ts'
import type { Changed, MakeChange } from './make-change.ts'
import { groupOf, NATIONAL_GROUP } from './reference-group.ts'

/** What a case is opened with; of the person nothing but whether she is a minor or especially vulnerable. */
export interface OpenedCase {
  readonly fileNumber: string
  readonly region: Region
  readonly residenceCategory: ResidenceCategory
  readonly minor: boolean
  readonly vulnerable: boolean
}

interface OpenCaseDeps {
  readonly makeChange: MakeChange
  readonly now: () => Date
}

/** Opens a case under the asker's own file number; its region's group and the national one become parties. @throws {Refused} */
export const createOpenCase = ({ makeChange, now }: OpenCaseDeps) =>
  async (bound: Bound, opened: OpenedCase): Promise<Changed> => {
    const { recipient } = bound.asking
    const at = now()
    if (!mayChange(bound.asking, { kind: 'openCase' }, null, at).permitted) return makeChange.refuse(bound, 'FORBIDDEN', null)
    if (!isFileNumber(opened.fileNumber)) return makeChange.refuse(bound, 'VARIABLES_INVALID', null)
    const [caseId, handle] = [randomUUID(), createHandle()]
    const { fileNumber, region, residenceCategory, minor, vulnerable } = opened
    const receipt = await makeChange.write(bound, {
      name: 'openCase',
      handle,
      operations: [operationOfChange('openCase')],
      details: { region, residenceCategory, minor, vulnerable },
      restsOn: [],
      effect: async (transaction) => {
        await transaction.query(
          `insert into "case" (id, region, residence_category, minor, vulnerable, stage, stage_since, action_plan, opened_at)
           values ($1, $2, $3, $4, $5, 'presumed', $6, $7, $6)`,
          [caseId, region, residenceCategory, minor, vulnerable, at, planInForce(danishDay(at)).id])
        await linkParty(caseId, recipient, fileNumber, at, handle)(transaction)
        await linkParty(caseId, groupOf(region), null, at)(transaction)
        await linkParty(caseId, NATIONAL_GROUP, null, at)(transaction)
      },
    })
    return receipt ? { case: handle, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  }

export type OpenCase = ReturnType<typeof createOpenCase>
