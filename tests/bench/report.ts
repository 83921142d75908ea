import { cpus, loadavg, totalmem } from 'node:os'
import type { Contestant } from './contestants.ts'
import type { Figures } from './measure.ts'
import type { System } from './system.ts'

/** One contestant under one load. */
export interface Row {
  readonly contestant: Contestant
  readonly size: number
  readonly clients: number
  readonly figures: Figures
}

export const fixed = (value: number | undefined, digits = 1): string => (value === undefined ? '–' : value.toFixed(digits))

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The machine, and when: what figures are worth little without. */
export const machine = (): string => {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const busy = loadavg().map((one) => one.toFixed(1)).join(' ')
  return `${new Date().toISOString().slice(0, 16)}Z, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB, `
    + `Node ${process.version}, load ${busy}`
}

const COLUMNS = [
  'cases', 'clients', 'contestant', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms/request', 'followers', 'RSS MiB', 'trail ms',
  'not whole',
]

/** The run as Markdown. */
export const report = (rows: readonly Row[], system: System, how: { rounds: number; seconds: number }): string => [
  machine(),
  '',
  saying(system, how),
  '',
  table(COLUMNS, rows.map(({ size, clients, contestant, figures: one }) => [
    String(size), String(clients), contestant, fixed(one.perSecond, 0), fixed(one.p50), fixed(one.p95), fixed(one.p99),
    fixed(one.cpuPerRequest, 2),
    fixed(contestant === 'samsyn' ? one.followersPerRequest : undefined, 2), fixed(one.rss, 0), fixed(one.trail), String(one.failures),
  ])),
  '',
  ratios(rows),
  '',
].join('\n')

const saying = ({ workload, pinned }: System, { rounds, seconds }: { rounds: number; seconds: number }): string => {
  const { persona, purpose, controllers } = workload
  const asked = controllers.map(({ party, facts }) => `${party} (${facts.length} facts)`).join(', ')
  const cores = pinned ? 'each contestant on one core, all else on the other' : 'processes not kept on cores'
  return `${persona.party} as ${persona.role} for ${purpose} asks ${asked}; medians of ${rounds} rounds of ${seconds} s; ${cores}`
}

/** Requests that Samsyn answers in a second of CPU, as a part of what the others do. */
const ratios = (rows: readonly Row[]): string => {
  const part = (of: Row, than: Contestant): string => {
    const other = rows.find(({ contestant, size, clients }) =>
      contestant === than && size === of.size && clients === of.clients)
    return fixed(other && other.figures.cpuPerRequest / of.figures.cpuPerRequest, 2)
  }
  const ours = rows.filter(({ contestant }) => contestant === 'samsyn')
  return table(['cases', 'clients', 'samsyn / raw', 'samsyn / plain'],
    ours.map((row) => [String(row.size), String(row.clients), part(row, 'raw'), part(row, 'plain')]))
}
