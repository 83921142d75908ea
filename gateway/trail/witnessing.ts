import type { Events } from '../telemetry/events.ts'
import type { CheckpointStore } from './checkpoint-store.ts'
import type { Quorum } from './quorum.ts'
import { repeatedly } from './repeatedly.ts'
import type { WitnessLine } from './witness-line.ts'

/** Milliseconds from the end of one checkpoint or round of witnesses to the next, and until a witness that failed is asked again. */
const PACE = { checkpoint: 500, witnesses: 500, afterFailure: 5_000 }

interface WitnessingDeps {
  readonly logId: string
  readonly makeCheckpoint: () => Promise<void>
  readonly store: CheckpointStore
  readonly witnesses: readonly WitnessLine[]
  readonly quorum: Quorum
  readonly events: Events
  readonly now: () => Date
}

/** Has checkpoints made, and countersigned, for as long as the gateway runs. */
export interface Witnessing {
  /** Makes a last checkpoint and has it countersigned, if that can be. */
  close(): Promise<void>
}

/** Begins with a checkpoint and a round of witnesses; then both go on by themselves, neither waiting for the other. */
export const startWitnessing = async (deps: WitnessingDeps): Promise<Witnessing> => {
  const { logId, makeCheckpoint, store, witnesses, quorum, events, now } = deps
  const restUntil = new Map<WitnessLine, number>()
  const contradicting = new Set<WitnessLine>()
  let signedUpTo: Date | undefined

  const checkpoint = async (): Promise<void> => {
    const at = now()
    try {
      await makeCheckpoint()
      signedUpTo = at
    } catch (error) {
      events.failed('checkpoint', error)
    }
  }

  const askWitnesses = async (): Promise<void> => {
    const at = signedUpTo
    const newest = await store.newest(logId)
    if (!newest || !at) return
    const asked = witnesses.filter((witness) =>
      !witness.hasSigned(newest.cosignatures) && (restUntil.get(witness) ?? 0) <= now().getTime())
    const outcomes = await Promise.all(asked.map(async (witness) => {
      const outcome = await witness.cosign(newest)
      if ('line' in outcome) return outcome.line
      restUntil.set(witness, now().getTime() + PACE.afterFailure)
      events.witnessFailed({ witness: witness.name, outcome: outcome.failure })
      if (outcome.failure === 'ahead' || outcome.failure === 'forked') contradicting.add(witness)
      return []
    }))
    const lines = outcomes.flat()
    if (contradicting.size > witnesses.length - quorum.needed) quorum.contradicted()
    if (lines.length > 0) await store.addCosignatures(logId, newest.size, lines)
    const cosignatures = newest.cosignatures.length + lines.length
    if (cosignatures >= quorum.needed) quorum.covered(at)
    events.witnessed({ cosignatures, unwitnessed: quorum.unwitnessed(), patience: quorum.patience })
  }

  const witness = (): Promise<void> => askWitnesses().catch((error: unknown) => events.failed('witnesses', error))

  await checkpoint()
  await witness()
  const work = [repeatedly(checkpoint, PACE.checkpoint), repeatedly(witness, PACE.witnesses)]
  return {
    close: async () => {
      await Promise.all(work.map(({ stop }) => stop()))
      restUntil.clear()
      await checkpoint()
      await witness()
      await Promise.all(witnesses.map((one) => one.close()))
    },
  }
}
