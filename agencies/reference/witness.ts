import { createPrivateKey, createPublicKey, sign, type JsonWebKey } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { readTreeHead } from '../../verify/checkpoint.ts'
import { cosignedText, isSignedBy, keyIdOf, parseNote, readTrustedKey, type Note } from '../../verify/note.ts'
import { provesConsistency, type TreeHead } from '../../verify/proofs.ts'

/** What a witness is made of. */
export interface WitnessDeps {
  /** An Ed25519 key (JWK); its `kid` is the witness's name. */
  readonly key: JsonWebKey & { readonly kid: string }
  /** The verifier keys of the logs that it watches. */
  readonly logs: readonly string[]
  /** A file of its own: what it last saw of each log. Who loses it must take a new key. */
  readonly seenFile: string
  readonly now: () => Date
}

export interface WitnessReply {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** A witness of the gateway's trail: C2SP tlog-witness. It never countersigns two trees of which neither added to the other. */
export interface Witness {
  /** Answers `add-checkpoint`, in one go: what it saw is kept before it signs. */
  addCheckpoint(body: string): WitnessReply
}

/** Fails to start when its file cannot be read, rather than forget what it saw; a file that is not there is a first start. */
export const createWitness = ({ key, logs, seenFile, now }: WitnessDeps): Witness => {
  const privateKey = createPrivateKey({ format: 'jwk', key })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const keyId = keyIdOf(key.kid, Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url')]))
  const trusted = logs.map(readTrustedKey)
  const seen = readSeen(seenFile)

  const cosign = (note: Note): string => {
    const seconds = BigInt(Math.floor(now().getTime() / 1_000))
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(seconds)
    const signature = sign(null, cosignedText(seconds, note.text), privateKey)
    return `— ${key.kid} ${Buffer.concat([Buffer.from(keyId, 'hex'), time, signature]).toString('base64')}\n`
  }

  const answer = (body: string): WitnessReply => {
    const [, old, proof = '', text = ''] = /^old (0|[1-9]\d{0,14})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n([^]+)$/.exec(body) ?? []
    if (old === undefined) return refusal(400)
    const note = parseNote(text)
    const head = readTreeHead(note)
    const keys = trusted.filter(({ name }) => name === head.origin)
    if (keys.length === 0) return refusal(404)
    if (!keys.some((logKey) => signed(note, logKey))) return refusal(403)
    if (Number(old) > head.size) return refusal(400)
    const last = seen.get(head.origin)
    if (Number(old) !== (last?.size ?? 0)) return { status: 409, type: 'text/x.tlog.size', body: `${last?.size ?? 0}\n` }
    if (last?.size === head.size && !last.root.equals(head.root)) return refusal(409)
    const hashes = proof.split('\n').slice(0, -1).map((line) => Buffer.from(line, 'base64'))
    if (!provesConsistency(last ?? { size: 0, root: head.root }, head, hashes)) return refusal(422)
    const kept = { size: head.size, root: head.root }
    writeSeen(seenFile, new Map(seen).set(head.origin, kept))
    seen.set(head.origin, kept)
    return { status: 200, type: 'text/plain; charset=utf-8', body: cosign(note) }
  }

  return {
    addCheckpoint: (body) => {
      try {
        return answer(body)
      } catch {
        return refusal(400)
      }
    },
  }
}

const signed = (note: Note, key: Parameters<typeof isSignedBy>[1]): boolean => {
  try {
    return isSignedBy(note, key)
  } catch {
    return false
  }
}

const refusal = (status: number): WitnessReply => ({ status, type: 'text/plain; charset=utf-8', body: '' })

const readSeen = (file: string): Map<string, TreeHead> => {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { size: number; root: string }>
    return new Map(Object.entries(kept).map(([origin, { size, root }]) => [origin, { size, root: Buffer.from(root, 'base64') }]))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
}

/** On the disk before it is answered on, whole or not at all. */
const writeSeen = (file: string, seen: ReadonlyMap<string, TreeHead>): void => {
  const kept = Object.fromEntries([...seen].map(([origin, { size, root }]) => [origin, { size, root: root.toString('base64') }]))
  const descriptor = openSync(`${file}.unfinished`, 'w', 0o600)
  writeSync(descriptor, JSON.stringify(kept))
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(`${file}.unfinished`, file)
}
