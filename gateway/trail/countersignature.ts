import { verify } from 'node:crypto'
import { readVerifierKey, signatureIn, SIGNATURE_TYPE, type Verifier } from './note.ts'

/** A witness, by its verifier key. @throws {TypeError} when the key is not a witness's. */
export const readWitnessKey = (key: string): Verifier => {
  const verifier = readVerifierKey(key)
  if (verifier.type !== SIGNATURE_TYPE.cosignature) throw new TypeError(`the key of \`${verifier.name}\` is not a witness's`)
  return verifier
}

/** Whether a line is the witness's signature on the note. C2SP tlog-cosignature. */
export const countersigns = (line: string, witness: Verifier, note: string): boolean => {
  const bytes = signatureIn(line, witness)
  if (bytes?.length !== 72) return false
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const signed = `cosignature/v1\ntime ${bytes.readBigUInt64BE(0)}\n${text}`
  return verify(null, Buffer.from(signed), witness.publicKey, bytes.subarray(8))
}

/**
 * Of stored lines, which anyone may have written who can write there, those that hold: one a witness that is known, in the
 * order in which they came.
 */
export const holding = (lines: readonly string[], note: string, witnesses: readonly Verifier[]): readonly string[] => {
  const missing = new Set(witnesses)
  return lines.filter((line) => {
    const witness = [...missing].find((one) => countersigns(line, one, note))
    return witness !== undefined && missing.delete(witness)
  })
}
