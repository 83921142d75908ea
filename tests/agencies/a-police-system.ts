import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CaseAsk } from '../../agencies/adapter.ts'
import { createAdapter } from '../../agencies/nec/adapter.ts'
import { createAuthority, type Validity } from '../../agencies/nec/certificates.ts'
import type { CredentialFolders } from '../../agencies/nec/credentials.ts'
import { createReference } from '../../agencies/nec/reference.ts'
import { startReference, type StartedReference } from '../../agencies/reference/start-reference.ts'
import { createOrders, type Orders } from '../contract/orders.ts'
import { policeCredentials } from './police-credentials.ts'

/** What is asked of the police in these tests, and what they hold. */
export const asked: readonly CaseAsk[] = [{ fileNumber: 'NEC-2026-0042', facts: ['policeDistrict'] }]
const held = { policeDistrict: 'Fyns Politi', witnessRole: 'WITNESS' }

export interface PoliceSystem {
  readonly reference: StartedReference
  readonly orders: Orders
  readonly folders: CredentialFolders
  /** Asks through the adapter: the police district, or the kind of failure. */
  ask(): Promise<unknown>
}

/** A running police system and a gateway's adapter for it, whose credentials `prepare` may change first. */
export const aPoliceSystem = async (prepare?: (folders: CredentialFolders) => Promise<void>): Promise<PoliceSystem> => {
  const folders = await policeCredentials()
  await prepare?.(folders)
  const orders = await createOrders()
  const reference = await startReference({
    create: createReference,
    party: 'NEC',
    facts: new Map(asked.map(({ fileNumber }) => [fileNumber, held])),
    gatewayKeys: orders.keys,
    now: () => new Date(),
    credentials: folders.reference,
    port: 0,
  })
  const adapter = await createAdapter({ url: reference.url, credentials: folders.gateway })
  onTestFinished(async () => {
    await adapter.close()
    await reference.close()
  })
  const ask = async (): Promise<unknown> => {
    const order = await orders.sign('NEC', asked)
    return adapter.fetch({ disclosureId: 'd-1', cases: asked, order, signal: AbortSignal.timeout(30_000) }).then(
      (reply) => reply.cases.get('NEC-2026-0042')?.['policeDistrict'],
      (error: unknown) => (error as { kind?: string }).kind)
  }
  return { reference, orders, folders, ask }
}

const HOUR = 60 * 60 * 1000

const within = (from: number, until: number): Validity =>
  ({ notBefore: new Date(Date.now() + from * HOUR), notAfter: new Date(Date.now() + until * HOUR) })

export const inForce = (): Validity => within(-1, 1)
export const expired = (): Validity => within(-2, -1)

/** Puts certificates of a new authority, trusted by both sides, in place of what the folders hold. */
export const reissue = async (
  { gateway, reference }: CredentialFolders, serverHolds: Validity, clientUse: 'client' | 'server' = 'client',
): Promise<void> => {
  const authority = await createAuthority('Politiet CA', inForce())
  const server = await authority.issue('politiet', 'server', serverHolds)
  const client = await authority.issue('samsyn', clientUse, inForce())
  await Promise.all([gateway, reference].map((folder) => writeFile(join(folder, 'ca.crt'), authority.certificate)))
  await writeFile(join(reference, 'server.crt'), server.certificate)
  await writeFile(join(reference, 'server.key'), server.key)
  await writeFile(join(gateway, 'client.crt'), client.certificate)
  await writeFile(join(gateway, 'client.key'), client.key)
}

/** Copies files of one folder over another's. */
export const swapIn = async (from: string, to: string, names: readonly string[]): Promise<void> => {
  for (const name of names) await copyFile(join(from, name), join(to, name))
}
