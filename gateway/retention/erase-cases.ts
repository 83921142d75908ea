import type { Pool } from 'pg'
import type { Regime } from '../../policies/decision.ts'
import { regimesOfCase } from '../../policies/regimes-of-case.ts'
import type { Party } from '../../schema/agency.ts'
import type { Trail } from '../trail/trail.ts'
import { dueBefore, erasureEntry, type Run } from './erasure-entry.ts'

interface EraseCasesDeps {
  readonly trail: Trail
  readonly reader: Pick<Pool, 'query'>
}

/** Another replica erased some of them first. */
class Erased extends Error {
  override readonly name = 'Erased'
}

const AT_ONCE = 100

const CLOSED = `select id, array(select party from link where case_id = id) as parties from "case"
  where closed_at < $1 order by closed_at`

/** The law that keeps a case longest of those that leaves which name it are under. */
const keptBy = (run: Run, parties: readonly Party[]): Regime => regimesOfCase(parties)
  .reduce((longest, regime) => (dueBefore(run, regime) < dueBefore(run, longest) ? regime : longest))

/**
 * Erases the control data of cases that were closed longer ago than the period of the law that keeps them longest: links with
 * their handles and file numbers, consent records, tasks. Answers how many cases were erased here.
 */
export const createEraseCases = ({ trail, reader }: EraseCasesDeps) => {
  const readDue = async (run: Run, regime: Regime): Promise<readonly string[]> => {
    const { rows } = await reader.query<{ id: string; parties: Party[] }>(
      CLOSED, [dueBefore(run, regime)])
    return rows.filter(({ parties }) => keptBy(run, parties) === regime).slice(0, AT_ONCE).map(({ id }) => id)
  }

  const erase = (run: Run, regime: Regime, cases: readonly string[]): Promise<boolean> => trail.append({
    restsOn: [],
    entries: [erasureEntry(run, regime, { cases })],
    change: async (transaction) => {
      const { rows: [row] } = await transaction.query<{ erased: number }>('select erase_cases($1) as erased', [cases])
      if (row?.erased !== cases.length) throw new Erased()
    },
  }).then(() => true, (error: unknown) => {
    if (error instanceof Erased) return false
    throw error
  })

  return async (run: Run, regime: Regime): Promise<number> => {
    let erased = 0
    for (;;) {
      const due = await readDue(run, regime)
      if (due.length === 0) return erased
      if (await erase(run, regime, due)) erased += due.length
    }
  }
}
