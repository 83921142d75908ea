import { ConfigInvalid } from './config.ts'

/** A process of Samsyn's that listens: where, and how it stops. */
export interface Running {
  readonly url: string
  /** Where its metrics are, when that is elsewhere. */
  readonly metricsUrl?: string
  close(): Promise<void>
}

/** Milliseconds that stopping may take: a database that is gone already is not waited for longer. */
const PATIENCE = 8_000

/**
 * Runs a process: says where it listens, stops on SIGTERM and SIGINT, once however often it is told, and says in a line why it
 * cannot start. Told before it listens it ends at once, also as the first process of a container, which no signal ends by itself.
 */
export const run = async (name: string, start: () => Promise<Running>): Promise<void> => {
  let running: Running | undefined
  let stopping: Promise<never> | undefined
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => { stopping ??= stop(running) })
  try {
    running = await start()
    process.stdout.write(`${JSON.stringify({ ready: true, url: running.url, metricsUrl: running.metricsUrl })}\n`)
  } catch (error) {
    process.stderr.write(error instanceof ConfigInvalid
      ? `the configuration cannot be used:\n${error.message}\n`
      : `${name} cannot start: ${whyNot(error)}\n`)
    process.exit(1)
  }
}

const stop = (running: Running | undefined): Promise<never> => {
  if (!running) process.exit(0)
  setTimeout(() => process.exit(1), PATIENCE).unref()
  return running.close().then(() => process.exit(0), () => process.exit(1))
}

/** What it says, and what it goes back to unless it says that itself. */
const whyNot = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  const first = error.cause === undefined ? '' : whyNot(error.cause)
  return error.message.includes(first) ? error.message : `${error.message}: ${first}`
}
