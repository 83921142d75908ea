import { AgencyFailure } from '../../agencies/agency-failure.ts'
import { createHttpTransport, type HttpReply } from '../../agencies/transport/http.ts'
import type { Checkpoint } from './checkpoint-store.ts'
import { countersigns, readWitnessKey } from './countersignature.ts'
import { signatureIn } from './note.ts'
import { consistencyText } from './proof-texts.ts'
import type { Proofs } from './proofs.ts'

/** A witness of the trail: where it takes checkpoints, and its verifier key. */
export interface WitnessSettings {
  readonly url: string
  readonly key: string
}

/** Why a witness did not countersign. `ahead`: it has seen more leaves than the log has now; `forked`: other ones. */
export type WitnessFailure = 'timeout' | 'unreachable' | 'refused' | 'garbled' | 'ahead' | 'forked'

export interface WitnessLine {
  readonly name: string
  /** Whether one of these lines, which hold, is this witness's cosignature. */
  hasSigned(lines: readonly string[]): boolean
  /** Its signature line under a checkpoint, or why there is none. */
  cosign(checkpoint: Checkpoint): Promise<{ readonly line: string } | { readonly failure: WitnessFailure }>
  close(): Promise<void>
}

/** Milliseconds that a witness may take. */
const PATIENCE = 2_000

/** Asks one witness for countersignatures: C2SP tlog-witness. What it last saw is learnt from its own answers. */
export const createWitnessLine = ({ url, key }: WitnessSettings, proofs: Proofs): WitnessLine => {
  const verifier = readWitnessKey(key)
  const transport = createHttpTransport(url)
  let seen = 0n

  const send = async (checkpoint: Checkpoint): Promise<HttpReply> => {
    const proof = seen === 0n ? [] : await proofs.consistency(seen, checkpoint.size)
    return transport.send({
      method: 'POST', path: '/add-checkpoint', headers: { 'content-type': 'text/plain' },
      body: consistencyText(seen, proof, checkpoint.note), signal: AbortSignal.timeout(PATIENCE),
    })
  }

  const ask = async (checkpoint: Checkpoint): Promise<{ line: string } | { failure: WitnessFailure }> => {
    let reply = await send(checkpoint)
    if (reply.status === 409) {
      const size = /^(0|[1-9]\d{0,17})\n$/.exec(reply.body.toString())?.[1]
      if (size === undefined) return { failure: 'refused' }
      seen = BigInt(size)
      if (seen > checkpoint.size) {
        seen = 0n
        return { failure: 'ahead' }
      }
      reply = await send(checkpoint)
    }
    if (reply.status === 422) return { failure: 'forked' }
    if (reply.status !== 200) return { failure: 'refused' }
    const line = reply.body.toString().split('\n').map((one) => `${one}\n`).find((one) => countersigns(one, verifier, checkpoint.note))
    if (!line) return { failure: 'garbled' }
    seen = checkpoint.size
    return { line }
  }

  return {
    name: verifier.name,
    hasSigned: (signed) => signed.some((line) => signatureIn(line, verifier)),
    cosign: (checkpoint) => ask(checkpoint).catch((error: unknown) =>
      ({ failure: error instanceof AgencyFailure && error.kind === 'timeout' ? 'timeout' : 'unreachable' })),
    close: transport.close,
  }
}
