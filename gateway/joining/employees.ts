import { mayJoin, type JoiningAct } from '../../policies/joining.ts'
import type { Party } from '../../schema/agency.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { ChangeRefused, type Effect } from '../registry/change-law.ts'
import type { MakeChange } from '../registry/make-change.ts'

export interface EmployeeChange {
  readonly party: Party
  readonly employee: string
  readonly endedAt: Date | null
  readonly receipt: Receipt
}

interface EmployeesDeps {
  readonly makeChange: MakeChange
  readonly now: () => Date
}

const ID = /^[^\s\p{C}]{1,128}$/u

/** Employees who leave, and who come back: each a leaf, and at work on every replica within five seconds. @throws {Refused} */
export const createEmployees = ({ makeChange, now }: EmployeesDeps) => {
  const change = async (
    bound: Bound, act: JoiningAct, party: Party, employee: string, effect: Effect,
  ): Promise<Omit<EmployeeChange, 'endedAt'>> => {
    if (!mayJoin(bound.asking, act, party)) return makeChange.refuse(bound, 'FORBIDDEN', null)
    if (!ID.test(employee)) return makeChange.refuse(bound, 'EMPLOYEE_NOT_AVAILABLE', null)
    const receipt = await makeChange.write(bound, { name: act, handle: null, details: { party, employee }, restsOn: [], effect })
    return receipt ? { party, employee, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  }

  return {
    /** Who has left already left when she did. */
    end: async (bound: Bound, party: Party, employee: string): Promise<EmployeeChange> => {
      let endedAt = now()
      const changed = await change(bound, 'endEmployee', party, employee, async (transaction) => {
        await transaction.query(
          'insert into ended_employee (party, employee, ended_at) values ($1, $2, $3) on conflict do nothing', [party, employee, endedAt])
        const { rows } = await transaction.query<{ endedAt: Date }>(
          'select ended_at as "endedAt" from ended_employee where party = $1 and employee = $2', [party, employee])
        endedAt = rows[0]?.endedAt ?? endedAt
      })
      return { ...changed, endedAt }
    },
    readmit: async (bound: Bound, party: Party, employee: string): Promise<EmployeeChange> => {
      const changed = await change(bound, 'readmitEmployee', party, employee, async (transaction) => {
        const { rowCount } = await transaction.query('delete from ended_employee where party = $1 and employee = $2', [party, employee])
        if (rowCount !== 1) throw new ChangeRefused('EMPLOYEE_NOT_AVAILABLE')
      })
      return { ...changed, endedAt: null }
    },
  }
}

export type Employees = ReturnType<typeof createEmployees>
