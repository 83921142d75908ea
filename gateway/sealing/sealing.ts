import type { Pool, PoolClient } from 'pg'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import { mayOversee, type OversightAct } from '../../policies/permissions/oversight.ts'
import { isReviewDay, mayBeSealedBy } from '../../policies/sealing/may-be-sealed.ts'
import type { SealAuthority, SealReason } from '../../policies/sealing/seal-reasons.ts'
import { isDealtWith } from '../break-glass/see-reviews.ts'
import { lockSubject, readActs } from '../officers-work/act-store.ts'
import { breakGlassAt } from '../officers-work/subject.ts'
import type { RecordAct } from '../oversight/record-act.ts'
import { untilIndexed } from '../oversight/until-indexed.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { ChangeRefused } from '../registry/change-law.ts'
import { isBreakGlass, type Entry } from '../trail/entry.ts'
import { isLeafIndex } from '../trail/leaf-index.ts'
import { readLeavesBeside, type LeafBeside } from './leaves-beside.ts'
import { liftSeals, readSealsDue, writeSeals, type Seal, type Sealed } from './seals.ts'

/** What leaves are sealed with. */
export interface AskedSeal extends Sealed {
  readonly because: SealReason
  readonly authority: SealAuthority
  readonly reviewOn: string
}

export interface SealChanged extends Sealed {
  readonly receipt: Receipt
}

interface SealingDeps {
  readonly reader: Pick<Pool, 'query'>
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly now: () => Date
}

const AT_ONCE = 100

/**
 * Entries that law enforcement made are sealed from the person's report and from other agencies' officers, and unsealed, with
 * all that stands beside them: each a leaf, with the rows that derive from it in the same transaction. @throws {Refused}
 */
export const createSealing = ({ reader, recordAct, refuse, now }: SealingDeps) => {

  const permit = async (bound: Bound, act: OversightAct): Promise<void> => {
    if (!mayOversee(bound.asking, act)) await refuse(bound, 'FORBIDDEN')
  }

  const distinct = async (bound: Bound, { log, leaves }: Sealed): Promise<Sealed> => {
    const indexes = [...new Set(leaves)]
    if (indexes.length === 0 || indexes.length > AT_ONCE || !indexes.every(isLeafIndex))
      return refuse(bound, 'LEAF_NOT_AVAILABLE')
    return { log, leaves: indexes }
  }

  const beside = async ({ asking, authenticated }: Bound, asked: Sealed): Promise<readonly LeafBeside[]> => {
    await untilIndexed(reader, authenticated.deadline)
    return readLeavesBeside(reader, asking.recipient, asked)
  }

  const refuseChange = (bound: Bound, error: unknown): Promise<never> => {
    if (error instanceof ChangeRefused) return refuse(bound, error.code)
    throw error
  }

  /** The reviews of those of the leaves in which the glass was broken; undefined when one of the leaves cannot be sealed. */
  const readSealable = async ({ asking }: Bound, { log, leaves }: Sealed): Promise<readonly string[] | undefined> => {
    const { rows } = await reader.query<{ leaf: string; entry: Buffer | null }>(
      'select index as leaf, entry from trail_leaf where log_id = $1 and index = any($2::bigint[]) order by index', [log, leaves])
    const read = rows.map(({ leaf, entry }) => ({ leaf, said: entry && JSON.parse(entry.toString()) as Entry }))
    const isSealable = read.length === leaves.length
      && read.every(({ said }) => said !== null && 'actor' in said && mayBeSealedBy(asking.agency, said))
    return isSealable
      ? read.filter(({ said }) => said?.kind === 'disclosure' && isBreakGlass(said)).map(({ leaf }) => breakGlassAt({ log, leaf }))
      : undefined
  }

  return {
    seal: async (bound: Bound, { because, authority, reviewOn, ...asked }: AskedSeal): Promise<SealChanged> => {
      await permit(bound, 'sealLeaves')
      const named = await distinct(bound, asked)
      const at = now()
      if (!isReviewDay(reviewOn, danishDay(at))) return refuse(bound, 'SEAL_REVIEW_INVALID')
      const others = await beside(bound, named)
      const sealed = together(named, others)
      const broken = await readSealable(bound, together(named, others.filter(({ discarded }) => !discarded)))
      if (!broken) return refuse(bound, 'LEAF_NOT_AVAILABLE')
      const receipt = await recordAct(bound, 'sealLeaves', { ...sealed, because, authority, reviewOn }, async (transaction) => {
        for (const subject of broken) await requireDealtWith(transaction, subject)
        await writeSeals(transaction, sealed, bound.asking.agency, { because, authority, reviewOn, sealedAt: at })
      }).catch((error: unknown) => refuseChange(bound, error))
      return { ...sealed, receipt }
    },

    unseal: async (bound: Bound, asked: Sealed): Promise<SealChanged> => {
      await permit(bound, 'unsealLeaves')
      const named = await distinct(bound, asked)
      const at = now()
      const unsealed = together(named, await beside(bound, named))
      const receipt = await recordAct(bound, 'unsealLeaves', { ...unsealed }, async (transaction) => {
        if (!await liftSeals(transaction, named, bound.asking.agency, at)) throw new ChangeRefused('SEAL_NOT_AVAILABLE')
        await liftSeals(transaction, unsealed, bound.asking.agency, at)
      }).catch((error: unknown) => refuseChange(bound, error))
      return { ...unsealed, receipt }
    },

    due: async (bound: Bound, by: string | null): Promise<{ readonly seals: readonly Seal[]; readonly receipt: Receipt }> => {
      await permit(bound, 'seeSealsDue')
      const seals = await readSealsDue(reader, bound.asking.agency, by ?? danishDay(now()).toString())
      return { seals, receipt: await recordAct(bound, 'seeSealsDue', { seals: seals.length }) }
    },
  }
}

export type Sealing = ReturnType<typeof createSealing>

const together = ({ log, leaves }: Sealed, beside: readonly LeafBeside[]): Sealed =>
  ({ log, leaves: [...leaves, ...beside.map(({ leaf }) => leaf)] })

/** A seal would take a break-glass from the officers who review it, and a breach from those who must tell of it (X31; GDPR art. 33). */
const requireDealtWith = async (transaction: PoolClient, subject: string): Promise<void> => {
  await lockSubject(transaction, subject)
  if (!isDealtWith(await readActs(transaction, [subject]))) throw new ChangeRefused('ACT_OUT_OF_ORDER')
}
