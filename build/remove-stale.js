// Removes from `dist` what an earlier build made of sources that are gone: agencies and migrations are found by their folders.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

for (const folder of ['schema', 'policies', 'agencies', 'gateway', 'prisma', 'verify'])
  for (const name of readdirSync(join('dist', folder), { recursive: true, encoding: 'utf8' }))
    if (!existsSync(join(folder, name.replace(/\.js$/, '.ts')))) rmSync(join('dist', folder, name), { recursive: true, force: true })
