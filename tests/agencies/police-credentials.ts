import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCredentials, type CredentialFolders } from '../../agencies/nec/credentials.ts'

/** Both sides' keys and certificates, in two folders that go with the test. */
export const policeCredentials = async (): Promise<CredentialFolders> => {
  const root = await mkdtemp(join(tmpdir(), 'samsyn-nec-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const folders = { gateway: join(root, 'gateway'), reference: join(root, 'police') }
  await createCredentials(folders)
  return folders
}
