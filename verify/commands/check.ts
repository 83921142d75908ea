import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Command } from 'commander'
import { openCheckpoint, withoutForks, type Checkpoint, type Trust } from '../checkpoint.ts'
import { isDatabase, openStoredLog } from '../database.ts'
import { readDump } from '../dump.ts'
import { createLeafCheck, type Checked, type LeafCheck } from '../leaf-check.ts'
import { createProgress, type Streams } from '../progress.ts'
import { logIdOf, openHeld, originIn, readText, readTrust, UsageWrong, type Held } from '../trust.ts'
import { addHeld, type HeldOptions } from './options.ts'

/** Every leaf of a log, held to its hash, to the checkpoints and to the receipts. */
export const addCheck = (program: Command, streams: Streams): Command =>
  addHeld(program.command('check'))
    .description('Regn hele sporet efter. / Recompute the whole trail.')
    .argument('<source>', 'en udskrift fra `dump`, eller databasens adresse / a dump, or the database\'s address')
    .action(async (source: string, options: HeldOptions) => streams.out(`${await check(source, options, streams)}\n`))

const check = async (source: string, options: HeldOptions, streams: Streams): Promise<string> => {
  const trust = await readTrust(options.trust)
  const origin = originIn(trust, options.log)
  const beside = isDatabase(source) ? [] : await checkpointBeside(source)
  const held = await openHeld(origin, trust, [...options.checkpoint, ...beside], options.receipt)
  const { leaves, erased } = isDatabase(source)
    ? await checkDatabase(source, origin, trust, held, streams)
    : await checkDump(source, origin, held, streams)
  const receipts = held.receipts.length > 0 ? `, ${held.receipts.length} kvitterede / receipted` : ''
  return `sporet holder / the trail holds: ${origin}, ${leaves} blade / leaves, ${erased} slettede / erased${receipts}`
}

const checkpointBeside = (dump: string): Promise<string[]> =>
  access(`${dump}.checkpoint`).then(() => [`${dump}.checkpoint`], () => [])

const checkDump = async (file: string, origin: string, held: Held, streams: Streams): Promise<Checked> => {
  await access(file).catch(() => readText(file))
  return watched(held.checkpoints, held, streams, (leafCheck, reached) =>
    readDump(createReadStream(file, { highWaterMark: 1024 * 1024 }), origin, (leaf) => {
      leafCheck.add(leaf)
      reached(leaf.index)
    }))
}

const checkDatabase = async (url: string, origin: string, trust: Trust, held: Held, streams: Streams): Promise<Checked> => {
  const stored = await openStoredLog(url, logIdOf(origin))
  try {
    const newest = await stored.newestCheckpoint(trust.quorum)
    const checkpoints = withoutForks([...held.checkpoints, ...(newest ? [openCheckpoint(newest, trust)] : [])])
    return await watched(checkpoints, held, streams, (leafCheck, reached) =>
      stored.readLeaves(checkpoints.at(-1)?.size ?? 0, (leaves) => {
        leaves.forEach(leafCheck.add)
        reached(leaves.at(-1)?.index ?? 0)
      }))
  } finally {
    await stored.close()
  }
}

const watched = async (
  checkpoints: readonly Checkpoint[], { receipts }: Held, streams: Streams,
  read: (leafCheck: LeafCheck, reached: (index: number) => void) => Promise<void>,
): Promise<Checked> => {
  const covered = checkpoints.at(-1)?.size
  if (covered === undefined) throw new UsageWrong('give a checkpoint of the log: without one nothing is proven')
  const progress = createProgress(streams, covered)
  const leafCheck = createLeafCheck(checkpoints, receipts)
  try {
    await read(leafCheck, progress.reached)
    return leafCheck.end()
  } finally {
    progress.end()
  }
}
