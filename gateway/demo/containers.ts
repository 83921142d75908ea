import { randomBytes } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { foldersIn, makeFolders, type Folders } from './data-folder.ts'
import { openKeys } from './keys.ts'
import { portsFrom } from './ports.ts'
import { introduceToCommandLine, placesIn, prepareData, writeAgencies } from './prepare-data.ts'
import { writeWitnesses } from './witnesses.ts'

/**
 * What `docker-compose.yml` runs once, before the parts of the demonstration, each a container of its own: `secrets`
 * makes PostgreSQL's password, `prepare` fills the data volume and the database, `introduce` tells the gateway where
 * the agencies' systems are. Passwords stay in files.
 */
const PORTS = portsFrom(4000)

const passwordFile = ({ root }: Folders): string => join(root, 'postgres.password')

/** Readable to PostgreSQL's own user, who is of our group; made once, since its cluster keeps it. */
const secrets = async (folders: Folders): Promise<void> => {
  await makeFolders(folders)
  const file = passwordFile(folders)
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o640, flag: 'wx' })
    .catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error })
  await chmod(file, 0o640)
}

const prepare = async (folders: Folders): Promise<void> => {
  const password = await readFile(passwordFile(folders), 'utf8')
  const superuser = `postgresql://postgres:${password}@127.0.0.1:${PORTS.postgres}/postgres`
  await prepareData(folders, superuser, { cases: 10_000, disclosures: 20_000 }, PORTS)
}

const healthShape = z.object({ url: z.string() })

const introduce = async (folders: Folders): Promise<void> => {
  const places = await placesIn(folders)
  const urls = await Promise.all(places.map(async ({ index }) => {
    const reply = await fetch(`http://127.0.0.1:${PORTS.control(index)}/health`)
    return healthShape.parse(await reply.json()).url
  }))
  await writeAgencies(places, urls, folders, PORTS)
  await writeWitnesses(places, folders, PORTS)
  const at = (port: number): string => `http://127.0.0.1:${port}`
  await introduceToCommandLine(folders, await openKeys(folders.keys), at(PORTS.gateway), at(PORTS.issuer))
}

const program = new Command('containers').description('prepares the demonstration in containers')
for (const [name, step] of Object.entries({ secrets, prepare, introduce }))
  program.command(name)
    .option('--data <folder>', 'the data volume', '/data')
    .action(({ data }: { data: string }) => step(foldersIn(resolve(data))))

await program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'the demonstration cannot be prepared'}\n`)
  process.exit(1)
})
