import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TlsOptions } from 'node:tls'
import { createHttpServer } from '../reference/http-server.ts'
import type { CreateReference } from '../reference/reference.ts'
import { createRestReference } from '../reference/rest-reference.ts'
import { dialect } from './dialect.ts'
import { requireSignatures } from './signed-server.ts'
import { signingKeysFrom } from './signing-keys.ts'
import { vocabulary } from './vocabulary.ts'

/** The police's system: answers only a client certificate of its own authority, and only what that client signed. */
export const createReference: CreateReference = createRestReference(dialect, vocabulary, (deps) => {
  if (!deps.credentials) throw new Error('`NEC` needs a folder of keys and certificates')
  const server = createHttpServer(deps.faults, serverTlsFrom(deps.credentials))
  requireSignatures(server, signingKeysFrom(deps.credentials, 'gateway-signing.pub'), () =>
    deps.log({ at: new Date().toISOString(), accepted: false, asked: [] }))
  return server
})

const serverTlsFrom = (folder: string): TlsOptions => {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  return {
    ca: read('ca.crt'), cert: read('server.crt'), key: read('server.key'),
    requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2',
  }
}
