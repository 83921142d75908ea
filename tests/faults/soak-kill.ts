import { parseArgs } from 'node:util'
import { aKillTrial, KILLS } from './kill-trial.ts'

/** Kills the gateway and its database at every step for so many minutes, and then holds the trail to the client's ledger. */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const end = Date.now() + Number(values.minutes) * 60_000

const trial = await aKillTrial()
let kills = 0
try {
  for (; Date.now() < end; kills += 1) await trial.kill(KILLS[kills % KILLS.length] ?? 'anywhere')
  process.stdout.write(`${JSON.stringify({ kills, ...await trial.check() })}\n`)
} finally {
  await trial.close()
}
process.exit(0)
