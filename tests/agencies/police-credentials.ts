import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCredentials, type CredentialFolders } from '../../agencies/nec/credentials.ts'

/** Both sides' keys and certificates, in two new folders. */
export const policeCredentials = async (): Promise<CredentialFolders> => {
  const root = await mkdtemp(join(tmpdir(), 'samsyn-nec-'))
  const folders = { gateway: join(root, 'gateway'), reference: join(root, 'police') }
  await createCredentials(folders)
  return folders
}
