import { access, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Folders } from './data-folder.ts'
import { credentialsOf, type ReferencePlace } from './processes.ts'

/** Has each agency that needs them make its keys and certificates, at the first start: both sides, or neither. */
export const makeCredentials = async (places: readonly ReferencePlace[], folders: Folders): Promise<void> => {
  for (const { party, agency } of places) {
    const { gateway, reference } = credentialsOf(folders, party)
    if (!agency.createCredentials || await access(gateway).then(() => true, () => false)) continue
    const unfinished = { gateway: `${gateway}.unfinished`, reference }
    for (const folder of Object.values(unfinished)) {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true, mode: 0o700 })
    }
    await agency.createCredentials(unfinished)
    await mkdir(dirname(gateway), { recursive: true })
    await rename(unfinished.gateway, gateway)
  }
}
