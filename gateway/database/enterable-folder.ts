import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { makeFolder } from './make-folder.ts'
import type { SystemUser } from './system-user.ts'

const run = promisify(execFile)

/** Where a data folder that root keeps to itself (in root's home, say) is kept instead, by the name of the one wanted. */
const INSTEAD = '/var/lib/samsyn'

/**
 * The data folder, made if it is not there; under root one that PostgreSQL's own user may enter, and the same one at
 * every start. @throws {DatabaseUnavailable} when it cannot be written.
 */
export const enterableFolder = async (wanted: string, user: SystemUser): Promise<string> => {
  await make(wanted)
  if (await mayEnter(wanted, user)) return wanted
  const instead = join(INSTEAD, createHash('sha256').update(wanted).digest('hex').slice(0, 16))
  await make(instead)
  if (await mayEnter(instead, user)) return instead
  throw new DatabaseUnavailable(
    `PostgreSQL does not run as root, and the user that it runs as cannot enter the data folder \`${wanted}\``)
}

const make = async (folder: string): Promise<void> => {
  try {
    await makeFolder(folder)
    await access(folder, constants.W_OK)
  } catch {
    throw new DatabaseUnavailable(`the data folder \`${folder}\` cannot be written`)
  }
}

const mayEnter = (folder: string, user: SystemUser): Promise<boolean> =>
  run('test', ['-x', folder], user).then(() => true, () => false)
