import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../database/make-folder.ts'
import { CannotStart } from './cannot-start.ts'

/** The file of the gateway's environment, in the data folder. */
export const GATEWAY_SETTINGS = 'gateway-settings.json'

/** Where everything of a demonstration is kept. */
export const foldersIn = (root: string) => ({
  root,
  postgres: join(root, 'postgres'),
  /** Private keys and passwords. */
  keys: join(root, 'keys'),
  /** Passwords of the database by role, as libpq and its like read them (`PGPASSFILE`). */
  passwords: join(root, 'keys', 'pgpass'),
  /** What each agency holds, one file to a party. */
  facts: join(root, 'facts'),
  /** Where each agency's system is. */
  agencies: join(root, 'agencies.json'),
  /** Where each agency's officers are alarmed. */
  alarms: join(root, 'alarms.json'),
  /** By which file number each party knows the case of each story. */
  stories: join(root, 'stories.json'),
  /** What each agency gave the gateway, and what its own system keeps. */
  credentials: join(root, 'credentials'),
  /** What each witness of the trail keeps, and where the gateway finds them. */
  witnesses: join(root, 'witnesses'),
  /** The public keys that the trail is checked by. */
  trust: join(root, 'trust.json'),
  /** The gateway's environment, as `samsyn doctor` reads it. */
  settings: join(root, GATEWAY_SETTINGS),
  logs: join(root, 'logs'),
})

export type Folders = ReturnType<typeof foldersIn>

/** Makes what is missing. @throws {CannotStart} when the data folder cannot be written. */
export const makeFolders = async (folders: Folders): Promise<void> => {
  try {
    await makeFolder(folders.root)
    await access(folders.root, constants.W_OK | constants.X_OK)
    for (const folder of [folders.keys, folders.credentials, folders.witnesses, folders.logs])
      await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch {
    throw new CannotStart(
      `the data folder \`${folders.root}\` cannot be written: choose another with \`npm start -- --data <folder>\``)
  }
}
