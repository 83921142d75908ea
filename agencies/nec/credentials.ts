import { generateKeyPairSync } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAuthority } from './certificates.ts'

const YEAR = 365 * 24 * 60 * 60 * 1000

/** The two folders: what the gateway keeps, and what the police keep. */
export interface CredentialFolders {
  readonly gateway: string
  readonly reference: string
}

/**
 * Makes all that the two sides need, for demonstration: an authority of their own, a certificate for each side of the
 * mutual TLS connection, and an Ed25519 key for each side's signatures. Private keys go to their owner's folder only.
 */
export const createCredentials = async ({ gateway, reference }: CredentialFolders): Promise<void> => {
  const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + YEAR) }
  const authority = await createAuthority('Politiet CA (demonstration)', validity)
  const server = await authority.issue('politiet', 'server', validity)
  const client = await authority.issue('samsyn', 'client', validity)
  const gatewaySigning = newSigningKeys()
  const policeSigning = newSigningKeys()
  await writePrivately(gateway, {
    'ca.crt': authority.certificate,
    'client.crt': client.certificate,
    'client.key': client.key,
    'signing.key': gatewaySigning.privateKey,
    'police-signing.pub': policeSigning.publicKey,
  })
  await writePrivately(reference, {
    'ca.crt': authority.certificate,
    'server.crt': server.certificate,
    'server.key': server.key,
    'signing.key': policeSigning.privateKey,
    'gateway-signing.pub': gatewaySigning.publicKey,
  })
}

const newSigningKeys = () => generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

const writePrivately = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text, { mode: 0o600 })))
}
