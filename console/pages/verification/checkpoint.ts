import { isSignedBy, NotProved, parseNote, readTrustedKey, type TrustedKey } from './signed-note.ts'

/** The keys of the logs and witnesses that the officer trusts, and how many witnesses must have countersigned. */
export interface Trust {
  readonly logs: readonly TrustedKey[]
  readonly witnesses: readonly TrustedKey[]
  readonly quorum: number
}

/** A checkpoint whose signatures hold. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  /** Base64. */
  readonly root: string
  /** Those that countersigned, by name. */
  readonly witnesses: readonly string[]
}

interface Written {
  readonly logs: readonly string[]
  readonly witnesses: readonly string[]
  readonly quorum: number
}

/**
 * Reads whom to trust: `logs`, `witnesses` and `quorum`, by verifier keys. A witness by two names would be counted for two.
 * @throws {NotProved}
 */
export const readTrust = async (text: string): Promise<Trust> => {
  const { logs, witnesses, quorum } = written(text)
  const trust = { logs: await Promise.all(logs.map(readTrustedKey)), witnesses: await Promise.all(witnesses.map(readTrustedKey)), quorum }
  const all = [...trust.logs, ...trust.witnesses]
  const isOfTwo = ({ name, publicKey }: TrustedKey): boolean => all.some((one) => one.name !== name && one.publicKey === publicKey)
  if (trust.witnesses.some(isOfTwo)) throw new NotProved('keyOfTwo')
  return trust
}

const written = (text: string): Written => {
  try {
    const { logs, witnesses, quorum } = JSON.parse(text) as Written
    if (Array.isArray(logs) && logs.length > 0 && Array.isArray(witnesses) && Number.isInteger(quorum)) return { logs, witnesses, quorum }
  } catch {
    // What is not JSON is told as what is not whole.
  }
  throw new NotProved('notTrust')
}

/** Opens a checkpoint: C2SP tlog-checkpoint. @throws {NotProved} when the log did not sign it, or too few witnesses did. */
export const openCheckpoint = async (text: string, { logs, witnesses, quorum }: Trust): Promise<Checkpoint> => {
  const note = parseNote(text)
  const [, origin, size, root] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(note.text) ?? []
  if (!origin || !size || !root) throw new NotProved('notANote')
  const signers = await signersAmong(logs.filter(({ name }) => name === origin), note)
  if (signers.length === 0) throw new NotProved('notSigned')
  const countersigners = await signersAmong(witnesses, note)
  if (countersigners.length < quorum) throw new NotProved('tooFew')
  return { origin, size: Number(size), root, witnesses: countersigners }
}

const signersAmong = async (keys: readonly TrustedKey[], note: Parameters<typeof isSignedBy>[0]): Promise<readonly string[]> => {
  const signed = await Promise.all(keys.map((key) => isSignedBy(note, key)))
  return [...new Set(keys.filter((_, index) => signed[index]).map(({ name }) => name))]
}
