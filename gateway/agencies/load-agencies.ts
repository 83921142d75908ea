import { existsSync, readdirSync } from 'node:fs'
import { extname } from 'node:path'
import type { AgencyModule } from '../../agencies/adapter.ts'

/** An agency's module, and the folder under `agencies` that it stands in. */
export interface LoadedAgency extends AgencyModule {
  readonly folder: string
}

const agencies = new URL('../../agencies/', import.meta.url)

/** `.ts` in the sources, `.js` when compiled. */
const moduleName = `agency${extname(import.meta.url)}`

/** Every agency that has a folder with a module, in the order of the folders' names: a new one needs no change here. */
export const loadAgencies = (): Promise<LoadedAgency[]> => {
  const folders = readdirSync(agencies).filter((folder) => existsSync(new URL(`${folder}/${moduleName}`, agencies))).sort()
  return Promise.all(folders.map(async (folder) => {
    const { agency } = await import(new URL(`${folder}/${moduleName}`, agencies).href) as { agency: AgencyModule }
    return { folder, ...agency }
  }))
}
