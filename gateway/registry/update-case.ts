import type { ControlledCase } from './control-data.ts'
import { CaseMoved, type Effect } from './change-law.ts'

/** The columns of a case that changes set. */
export interface CaseColumns {
  readonly region?: string
  readonly residence_category?: string
  readonly minor?: boolean
  readonly vulnerable?: boolean
  readonly stage?: string
  readonly stage_since?: Date
  readonly closed_at?: Date | null
  readonly detained_since?: Date | null
  readonly action_plan?: string
  readonly reflection_starts?: string | null
  readonly reflection_ends?: string | null
  readonly representative_since?: Date
  readonly departed_on?: string
}

/** Sets columns of a case and moves its version, so that no answer rests on what it was (P5). @throws {CaseMoved} */
export const updateCase = ({ caseId, version }: ControlledCase, columns: CaseColumns): Effect => async (transaction) => {
  const names = Object.keys(columns)
  const sets = ['version = version + 1', ...names.map((name, index) => `${name} = $${index + 3}`)]
  const { rowCount } = await transaction.query(
    `update "case" set ${sets.join(', ')} where id = $1 and version = $2`, [caseId, version, ...Object.values(columns)])
  if (rowCount !== 1) throw new CaseMoved()
}
