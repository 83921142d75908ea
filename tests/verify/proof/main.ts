import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCheckpoint } from '../../../verify/checkpoint.ts'
import { readTrustedKey } from '../../../verify/note.ts'
import { startDatabase } from '../../bench/database.ts'
import { open } from '../../folder.ts'
import { aLongLog } from './a-long-log.ts'
import { CHANGES, resigned } from './changes.ts'
import { findEach, findEveryBit, type Found } from './find-changes.ts'

/** What `npm run prove:trail` runs: every single change to a trail of so many leaves, and how many the verifier finds. */
const LEAVES = Number(process.argv[2] ?? 10_000)

const said = (what: string, { made, found }: Found): boolean => {
  process.stdout.write(`${found === made ? 'ok  ' : 'FAIL'} ${what}: ${found} of ${made} found\n`)
  return found === made
}

const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-proof-')))
const { url, owner, stop } = await startDatabase(join(folder, 'postgres'))
try {
  const log = await aLongLog({ url, pool: owner }, LEAVES)
  const trust = { logs: log.trust.logs.map(readTrustedKey), witnesses: log.trust.witnesses.map(readTrustedKey), quorum: log.trust.quorum }
  const checkpoints = log.notes.map((note) => openCheckpoint(note, trust))
  process.stdout.write(`${log.rows.length} leaves, ${checkpoints.length} checkpoints, each countersigned by ${trust.quorum}\n`)
  const held = [said('every bit of every leaf flipped, and the log cut off before each', findEveryBit(log.rows, checkpoints))]
  for (const [name, change] of Object.entries(CHANGES)) held.push(said(name, findEach(log.rows, checkpoints, change)))
  const rewrite = CHANGES['an entry is written again, and its hash']!
  let countersigned = 0
  for (let at = 0; at < log.rows.length; at += 100) {
    const note = resigned(log, rewrite(log.rows, at))
    if (log.askWitnesses(`old 0\n\n${note}`).concat(log.askWitnesses(`old ${LEAVES}\n\n${note}`)).includes(200)) countersigned += 1
  }
  const asked = Math.ceil(log.rows.length / 100)
  held.push(said('signed again by the operator after a rewrite, and countersigned by no witness', { made: asked, found: asked - countersigned }))
  await log.close()
  if (held.includes(false)) process.exitCode = 1
} finally {
  await stop()
  await rm(folder, { recursive: true, force: true })
}
