import { readdir, readFile } from 'node:fs/promises'

/** A process, and its part of the machine's memory in MiB: what it shares is counted in equal parts (PSS, Linux). */
export interface MemoryOf {
  readonly pid: number
  readonly parent: number
  readonly pss: number
}

/** The processes that descend from one, it included, whoever runs them. */
export const memoryBelow = async (root: number): Promise<readonly MemoryOf[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = new Map(await Promise.all(pids.map(async (pid) => [pid, await parentOf(pid)] as const)))
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0))
  return Promise.all(pids.filter(isBelow).map(async (pid) => ({ pid, parent: parents.get(pid) ?? 0, pss: await pssOf(pid) })))
}

const parentOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return Number(/^.*\) \S (\d+)/s.exec(stat)?.[1] ?? 0)
}

const pssOf = async (pid: number): Promise<number> => {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
}
