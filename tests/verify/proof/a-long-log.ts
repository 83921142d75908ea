import { createWitnessLine } from '../../../gateway/trail/witness-line.ts'
import { cosignedNote } from '../../../gateway/trail/checkpoint-store.ts'
import { leafInput } from '../../../verify/tree-hash.ts'
import type { StoredLeaf } from '../../../verify/leaf-check.ts'
import type { TestDatabase } from '../../database.ts'
import { aCheckpointer, ORIGIN } from '../../trail/a-checkpoint.ts'
import { anAppend, aTrail } from '../../trail/a-trail.ts'
import { aWitness } from '../../trail/a-witness.ts'

/** Leaves between two checkpoints that a holder keeps. */
const APART = 100

/** Appends that are waited for together. */
const AT_ONCE = 1_000

export type Row = StoredLeaf & { readonly input: Buffer }

/** A log of so many leaves, written by the gateway's own writer; two witnesses have countersigned each checkpoint of it. */
export const aLongLog = async (database: Pick<TestDatabase, 'url' | 'pool'>, leaves: number) => {
  const trail = await aTrail(database.url)
  const checkpointer = await aCheckpointer(database.pool)
  const witnesses = [await aWitness('cmm', [checkpointer.signer.verifierKey]), await aWitness('nec', [checkpointer.signer.verifierKey])]
  const lines = witnesses.map(({ settings }) => createWitnessLine(settings, checkpointer.proofs))

  const cosign = async (): Promise<string> => {
    await checkpointer.make()
    const newest = await checkpointer.store.newest('g')
    if (!newest) throw new Error('there is no checkpoint')
    const signed = await Promise.all(lines.map((line) => line.cosign(newest)))
    return cosignedNote({ ...newest, cosignatures: signed.flatMap((one) => 'line' in one ? one.line : []) })
  }

  const notes = [await cosign()]
  for (let written = 1; written < leaves;) {
    const next = Math.min(APART, leaves - written)
    await Promise.all(Array.from({ length: Math.min(next, AT_ONCE) }, (_, index) => trail.append(anAppend(`d-${written + index}`))))
    written += next
    notes.push(await cosign())
  }
  const { rows } = await database.pool.query<{ index: string; hash: Buffer; entry: Buffer }>(
    'select index, hash, entry from trail_leaf order by index')
  return {
    origin: ORIGIN,
    rows: rows.map(({ index, hash, entry }): Row => ({ index: Number(index), hash, input: leafInput(entry) })),
    /** Every checkpoint with its countersignatures, smallest first. */
    notes,
    signer: checkpointer.signer,
    trust: { logs: [checkpointer.signer.verifierKey], witnesses: witnesses.map(({ settings }) => settings.key), quorum: 2 },
    /** What the witnesses say to a checkpoint of the operator's own making, with the proof that they are shown. */
    askWitnesses: (body: string) => witnesses.map((witness) => witness.add(body).status),
    close: async (): Promise<void> => {
      await Promise.all([...lines, ...witnesses].map((one) => one.close()))
      await trail.close()
    },
  }
}

export type LongLog = Awaited<ReturnType<typeof aLongLog>>
