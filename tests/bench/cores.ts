import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Milliseconds in one tick of the kernel's clock, as `/proc` counts (USER_HZ is 100 on Linux). */
const TICK = 10

/** The contestants' core, and the one for all else. */
export const CORE = { contestant: 0, others: 1 }

/** Keeps a process, with its threads, on one core; whether that could be done. */
export const pin = (pid: number, core: number): Promise<boolean> =>
  cpus().length < 2
    ? Promise.resolve(false)
    : run('taskset', ['-a', '-c', '-p', String(core), String(pid)]).then(() => true, () => false)

/** CPU time of a process with all its threads, in user and system mode, in milliseconds. */
export const cpuOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [, user, system] = /^.*\) \S(?: \S+){10} (\d+) (\d+)/s.exec(stat) ?? []
  return (Number(user) + Number(system)) * TICK
}

/** Resident memory of a process, in MiB. */
export const rssOf = async (pid: number): Promise<number> =>
  Number(/VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
