import type { Adapter, AgencySettings } from '../adapter.ts'
import { clientTlsFrom, createHttpTransport } from '../transport/http.ts'
import { keepUpWith } from '../transport/kept-files.ts'
import { createRestAdapter } from '../transport/rest.ts'
import { dialect } from './dialect.ts'
import { createSignedTransport } from './signed-transport.ts'
import { signingKeysFrom } from './signing-keys.ts'
import { vocabulary } from './vocabulary.ts'

const THEIRS = 'police-signing.pub'

/** @throws when certificate and key are not each other's, or there is no key to sign with or to believe. */
export const assertCredentials = async (folder: string): Promise<void> => {
  clientTlsFrom(folder)
  if (signingKeysFrom(folder, THEIRS).theirs.length === 0) throw new Error(`there is no public key in \`${THEIRS}\``)
}

/** Asks the police over mutual TLS, signed both ways, by what stands in the folder of credentials now. @throws when there is no whole folder of credentials. */
export const createAdapter = async ({ url, credentials }: AgencySettings): Promise<Adapter> => {
  if (!credentials) throw new Error('`NEC` needs a folder of keys and certificates')
  const http = createHttpTransport(url, keepUpWith(() => clientTlsFrom(credentials)))
  const signed = createSignedTransport(http, url, keepUpWith(() => signingKeysFrom(credentials, THEIRS)))
  return createRestAdapter(signed, dialect, vocabulary)
}
