import { open, rename, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { openCheckpoint } from '../checkpoint.ts'
import { openStoredLog } from '../database.ts'
import { dumpHeader, dumpRecord } from '../dump.ts'
import { createProgress, type Streams } from '../progress.ts'
import { logIdOf, originIn, readTrust, UsageWrong } from '../trust.ts'
import { addTrust, type TrustOptions } from './options.ts'

interface DumpOptions extends TrustOptions {
  readonly out: string
}

/** A copy of a log up to its newest checkpoint, to be checked elsewhere; its entries say who asked for what. */
export const addDump = (program: Command, streams: Streams): Command =>
  addTrust(program.command('dump'))
    .description('Skriv sporet ud, til at regne efter et andet sted. / Copy the trail, to be recomputed elsewhere.')
    .argument('<database>', 'databasens adresse / the database\'s address')
    .requiredOption('--out <file>', 'hvorhen; checkpointet ved siden af / where to; the checkpoint beside it')
    .action(async (url: string, options: DumpOptions) => streams.out(`${await dump(url, options, streams)}\n`))

const dump = async (url: string, options: DumpOptions, streams: Streams): Promise<string> => {
  const trust = await readTrust(options.trust)
  const origin = originIn(trust, options.log)
  const stored = await openStoredLog(url, logIdOf(origin))
  try {
    const note = await stored.newestCheckpoint(trust.quorum)
    if (!note) throw new UsageWrong('the log has no checkpoint that enough witnesses have countersigned')
    const { size } = openCheckpoint(note, trust)
    const file = await open(`${options.out}.unfinished`, 'w', 0o600)
    const progress = createProgress(streams, size)
    await file.write(dumpHeader(origin))
    await stored.readLeaves(size, async (leaves) => {
      await file.write(Buffer.concat(leaves.map(dumpRecord)))
      progress.reached(leaves.at(-1)?.index ?? 0)
    })
    await file.close()
    progress.end()
    await writeFile(`${options.out}.checkpoint`, note)
    await rename(`${options.out}.unfinished`, options.out)
    return `${size} blade / leaves: \`${options.out}\``
  } finally {
    await stored.close()
  }
}
