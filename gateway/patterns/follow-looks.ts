import type { PoolClient } from 'pg'
import { PATTERNS } from '../../policies/patterns.ts'
import type { Follower } from '../oversight/follower.ts'
import { evaluate, type Finding } from './evaluate.ts'
import { lookOf } from './look-of-entry.ts'
import { createHistory, forgetOldLooks, readCaseKeys, writeLook } from './look-store.ts'
import { markLook } from './mark-look.ts'

/** Looks for what is unusual, one look after another as they are recorded. */
export const createFollowLooks = (now: () => Date): Follower => ({
  name: 'patterns',
  take: async (transaction, leaves) => {
    const disclosures = leaves.flatMap(({ entry }) => (entry?.kind === 'disclosure' ? [entry] : []))
    const caseKeyOf = await readCaseKeys(transaction, disclosures)
    const history = createHistory(transaction)
    for (const leaf of leaves) {
      const made = lookOf(leaf, caseKeyOf)
      if (!made) continue
      const look = await markLook(history, made)
      for (const finding of await evaluate(history, look)) await writeFinding(transaction, finding)
      await writeLook(transaction, look)
    }
    await forgetOldLooks(transaction, now())
  },
})

/** A finding that is found again has more evidence. */
const writeFinding = async (transaction: PoolClient, { id, pattern, overseer, latest, looks }: Finding): Promise<void> => {
  const ofEmployee = PATTERNS.find((one) => one.id === pattern)?.of === 'employee'
  await transaction.query(`insert into finding (id, pattern, overseer, recipient, employee, first_at, latest_at, evidence)
    values ($1, $2, $3, $4, $5, $6, $6, $7) on conflict (id) do update set latest_at = excluded.latest_at,
      evidence = array(select distinct unnest(finding.evidence || excluded.evidence))`,
  [id, pattern, overseer, latest.party, ofEmployee ? latest.employee : null, latest.at, looks.map(({ log, leaf }) => `${log}:${leaf}`)])
}
