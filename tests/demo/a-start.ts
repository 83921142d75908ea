import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What `npm start` runs, on a data folder and ports of its own, with few generated cases unless it is told. */
export const aStart = (data: string, portBase: number, amounts: readonly string[] = ['--cases', '40']) => {
  const options = ['--data', data, '--port-base', String(portBase), ...amounts]
  const child = spawn(process.execPath, ['dist/gateway/demo/start.js', ...options])
  let said = ''
  child.stdout.on('data', (text: Buffer) => { said += text.toString() })
  child.stderr.on('data', (text: Buffer) => { said += text.toString() })
  const ended = once(child, 'close').then(([code]) => Number(code))
  return {
    child,
    ended,
    said: () => said,
    /** Until it says so. @throws what it said when it does not. */
    until: async (words: RegExp, milliseconds = 150_000): Promise<string> => {
      const patience = Date.now() + milliseconds
      while (!words.test(said)) {
        if (Date.now() > patience || child.exitCode !== null) throw new Error(`it said: ${said}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return said
    },
    pids: (): Record<string, number> => Object.fromEntries(
      [...said.matchAll(/^ {2}(\S+) +\S+ +pid (\d+)$/gm)].map(([, name, pid]) => [name, Number(pid)])),
  }
}

export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Until none of the processes is left. @throws the names of those that stay. */
export const untilGone = async (pids: Record<string, number>): Promise<void> => {
  const patience = Date.now() + 60_000
  const left = (): string[] => Object.entries(pids).filter(([, pid]) => isAlive(pid)).map(([name]) => name)
  while (left().length > 0) {
    if (Date.now() > patience) throw new Error(`still running: ${left().join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A new folder that PostgreSQL's own user can enter too. */
export const aDataFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-demo-'))
  const data = join(folder, 'data')
  await chmod(folder, 0o755)
  return { data, remove: () => rm(folder, { recursive: true, force: true }) }
}
