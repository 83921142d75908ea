import { rm, writeFile } from 'node:fs/promises'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { makeSigningKey } from '../../keys/make-signing-key.ts'
import { EXIT } from '../exit-codes.ts'
import { Stopped } from '../stopped.ts'
import { JOINING } from './show-registration.ts'

/** A key that was made: its public half, and that half's thumbprint (RFC 7638). */
export interface WrittenKey {
  readonly publicKey: JWK
  readonly thumbprint: string
}

/** Makes an Ed25519 key: the private half in a file of its owner's alone, the public one beside it. @throws {Stopped} where one is */
export const writeKey = async (use: string, file: string): Promise<WrittenKey> => {
  const { privateKey, publicKey } = await makeSigningKey(`${use}-${new Date().toISOString().slice(0, 10)}`)
  const write = (name: string, content: unknown, mode: number): Promise<void> =>
    writeFile(name, `${JSON.stringify(content)}\n`, { mode, flag: 'wx' })
      .catch(() => { throw new Stopped(EXIT.usage, JOINING.cannotWrite(name)) })
  await write(file, privateKey, 0o600)
  await write(publicOf(file), { keys: [publicKey] }, 0o644).catch(async (error: unknown) => {
    await rm(file)
    throw error
  })
  return { publicKey, thumbprint: await calculateJwkThumbprint(publicKey) }
}

/** Takes back a key that nothing came of. */
export const takeBackKey = async (file: string): Promise<void> => void await Promise.all([rm(file), rm(publicOf(file))])

const publicOf = (file: string): string => `${file}.public`
