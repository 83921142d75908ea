import { mayOversee } from '../../policies/permissions/oversight.ts'
import type { RecordAct } from '../oversight/record-act.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { Finding } from './finding.ts'
import { onceAtATime } from './once-at-a-time.ts'

interface HealthDeps {
  readonly examine: (at: Date) => Promise<readonly Finding[]>
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly replica: string
  readonly now: () => Date
}

export interface Health {
  readonly replica: string
  readonly at: Date
  readonly findings: readonly Finding[]
  readonly receipt: Receipt
}

export type SeeHealth = (bound: Bound) => Promise<Health>

const FRESH = 10_000

/**
 * How the gateway and what it uses are doing, for whoever runs it: all who ask at once share one examination. It is
 * recorded before it is told, but after it was made, so that what is found is not the leaf of the look itself. @throws {Refused}
 */
export const createSeeHealth = ({ examine, recordAct, refuse, replica, now }: HealthDeps): SeeHealth => {
  const look = onceAtATime({ work: async (at) => ({ at, findings: await examine(at) }), fresh: FRESH, now })
  return async (bound) => {
    if (!mayOversee(bound.asking, 'seeHealth')) return refuse(bound, 'FORBIDDEN')
    const looked = await look()
    return { ...looked, replica, receipt: await recordAct(bound, 'seeHealth', { replica }) }
  }
}
