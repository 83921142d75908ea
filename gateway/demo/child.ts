import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { CannotStart } from './cannot-start.ts'
import { heapOptions, type ProcessSpec } from './processes.ts'

/** A running process of the demonstration. */
export interface Child {
  readonly name: string
  readonly pid: number
  /** Where it listens, as it says itself. */
  readonly url: string
  readonly metricsUrl: string | undefined
  /** Resolves, with how it ended, when it has. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

const root = new URL('../../', import.meta.url)
const followParent = new URL('follow-parent.js', import.meta.url).href

/** A line that says why a process ended: not a stack, and not the version that Node ends with. */
const SAYS_WHY = /^(?!Node\.js v)[A-Za-z]/

/** Milliseconds that a process may take to listen, and to end when told to. */
const PATIENCE = { start: 30_000, stop: 5_000 }

const readyShape = z.object({ ready: z.literal(true), url: z.string(), metricsUrl: z.string().optional() })

/**
 * Starts a process, and waits until it says that it listens: one line of JSON. What else it says goes to its log.
 * @throws {CannotStart} with its last words when it ends or stays silent instead.
 */
export const startChild = async (spec: ProcessSpec, logs: string): Promise<Child> => {
  const module = fileURLToPath(new URL(spec.module, root))
  const child = spawn(process.execPath, [...heapOptions(spec.heap), '--import', followParent, module, ...spec.args], { env: spec.env })
  const logFile = join(logs, `${spec.name}.log`)
  const log = createWriteStream(logFile, { flags: 'a' })
  let lastWords = 'it said nothing'
  createInterface(child.stderr).on('line', (line) => { if (SAYS_WHY.test(line)) lastWords = line })
  child.stderr.pipe(log, { end: false })
  const ended = once(child, 'close').then(([code, signal]) => {
    log.end()
    return signal ? `by ${String(signal)}` : `with exit code ${String(code)}`
  })
  const firstLine = once(createInterface(child.stdout), 'line', { signal: AbortSignal.timeout(PATIENCE.start) })
  const silent = (why: string) => () => {
    throw new CannotStart(`${spec.name} does not start, ${why}: ${lastWords} (see \`${logFile}\`)`)
  }
  const [line] = await Promise.race([firstLine.catch(silent('it does not listen in time')), ended.then(silent('it ended'))])
  child.stdout.pipe(log, { end: false })
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE.stop)
    await ended
    clearTimeout(late)
  }
  const { url, metricsUrl } = readyShape.parse(JSON.parse(String(line)))
  return { name: spec.name, pid: child.pid ?? 0, url, metricsUrl, ended, stop }
}
