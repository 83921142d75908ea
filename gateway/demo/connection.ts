import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JWK } from 'jose'
import { z } from 'zod'

const isKey = (value: unknown): boolean => z.object({ kty: z.string(), kid: z.string() }).safeParse(value).success

const shape = z.object({
  /** Where the gateway and the issuer listen. */
  gateway: z.url(),
  issuer: z.url(),
  /** What access tokens are for. */
  audience: z.string(),
  /** The private key of each client system, by its id. */
  keys: z.record(z.string(), z.custom<JWK>(isKey)),
  /** The stories by the name of their person, with the file number that each party knows the case by. */
  stories: z.record(z.string(), z.record(z.string(), z.string())),
})

/** What the command line needs to find the demonstration, and to act as its agencies' systems. */
export type Connection = z.infer<typeof shape>

/** There is no demonstration in the data folder; the message says what to do. */
export class DemonstrationNotFound extends Error {
  override readonly name = 'DemonstrationNotFound'
}

const fileIn = (folder: string): string => join(folder, 'demo.json')

/** Reads what the demonstration last wrote to its data folder. @throws {DemonstrationNotFound} */
export const readConnection = async (folder: string): Promise<Connection> => {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => {
    throw new DemonstrationNotFound(`there is no demonstration in \`${folder}\`: start one with \`npm start\``)
  })
  return shape.parse(JSON.parse(text))
}

/** For its owner's eyes only: whoever reads it can act as any system of the demonstration. */
export const writeConnection = (folder: string, connection: Connection): Promise<void> =>
  writeFile(fileIn(folder), JSON.stringify(connection, null, 2), { mode: 0o600 })
