import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = new URL('./sdl/', import.meta.url)

const read = (name: string): string => readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8')

/** The whole contract: every `.graphql` file under `schema/sdl`, in the order of their names. */
export const sdl: string = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => join(name))
  .sort()
  .map(read)
  .join('\n')
