import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { ask } from '../../gateway/cli/ask.ts'
import { openAsker } from '../../gateway/cli/asking.ts'
import { readConnection } from '../../gateway/demo/connection.ts'
import { aDataFolder, aStart } from '../demo/a-start.ts'
import { memoryBelow } from './memory-of.ts'
import { fixed, machine, table } from './report.ts'

/** What `npm run bench:demo` runs: the whole demonstration, how soon it is ready, and its memory by process. */
const PORTS = 4_600
const MINUTES = 2

const QUERY = `query ($fileNumber: String!, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
  caseByFileNumber(fileNumber: $fileNumber) { id cmm { needs { accommodation language } } } }`

const started = async (data: string): Promise<{ demo: ReturnType<typeof aStart>; seconds: number }> => {
  const began = performance.now()
  const demo = aStart(data, PORTS, [])
  await demo.until(/Ctrl-C stops everything/, 300_000)
  return { demo, seconds: (performance.now() - began) / 1_000 }
}

/** The parts by the names that the announcement gives them; what belongs to PostgreSQL is one. */
const memory = async (demo: ReturnType<typeof aStart>): Promise<Map<string, number>> => {
  const names = new Map(Object.entries(demo.pids()).map(([name, pid]) => [pid, name]))
  const below = [...await memoryBelow(demo.child.pid ?? 0), ...await memoryBelow(demo.pids()['PostgreSQL'] ?? 0)]
  const parts = new Map<string, number>()
  for (const { pid, parent, pss } of below) {
    const name = names.get(pid) ?? names.get(parent) ?? 'start'
    parts.set(name, (parts.get(name) ?? 0) + pss)
  }
  return parts
}

/** One request a second by a shelter's caseworker, through the issuer, the gateway and an agency. */
const lightLoad = async (data: string): Promise<number> => {
  const { stories } = await readConnection(data)
  const asker = await openAsker({ as: 'shelter', purpose: 'ASSISTANCE', data })
  const variables = { fileNumber: stories['mira']?.['NGO-REDEN'] ?? '' }
  const until = Date.now() + MINUTES * 60_000
  let answered = 0
  while (Date.now() < until) {
    await ask(asker, QUERY, variables, z.unknown())
    answered += 1
    await pause(1_000)
  }
  return answered
}

const { data, remove } = await aDataFolder()
const first = await started(data)
const atStart = await memory(first.demo)
const answered = await lightLoad(data)
const later = await memory(first.demo)
first.demo.child.kill('SIGTERM')
await first.demo.ended
const second = await started(data)
second.demo.child.kill('SIGTERM')
await second.demo.ended
await remove()

const sum = (parts: ReadonlyMap<string, number>): number => [...parts.values()].reduce((total, pss) => total + pss, 0)
process.stdout.write([
  machine(),
  `ready after ${fixed(first.seconds)} s at the first start, ${fixed(second.seconds)} s at the second; ${answered} requests in ${MINUTES} minutes`,
  '',
  table(['process', 'PSS MiB after start', `after ${MINUTES} minutes of light load`], [
    ...[...later].map(([name, pss]) => [name, fixed(atStart.get(name), 0), fixed(pss, 0)]),
    ['sum', fixed(sum(atStart), 0), fixed(sum(later), 0)],
  ]),
  '',
].join('\n'))
