import { createPrivateKey, sign } from 'node:crypto'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { readVerifierKey, signatureLine } from '../../gateway/trail/note.ts'
import { witnessKeyOf } from '../../gateway/trail/note-signer.ts'

/** Who signs under any note as a witness does, by C2SP tlog-cosignature, without looking at the log. */
export const aCountersigner = async (name: string) => {
  const { privateKey } = await makeSigningKey(name)
  const key = witnessKeyOf(name, privateKey)
  const { keyId } = readVerifierKey(key)
  return {
    key,
    lineUnder: (note: string, at: Date): string => {
      const time = Buffer.alloc(8)
      time.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 1000)))
      const text = `cosignature/v1\ntime ${time.readBigUInt64BE()}\n${note.slice(0, note.lastIndexOf('\n\n') + 1)}`
      const signature = sign(null, Buffer.from(text), createPrivateKey({ format: 'jwk', key: privateKey }))
      return signatureLine(name, keyId, Buffer.concat([time, signature]))
    },
  }
}
