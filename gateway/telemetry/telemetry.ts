import { pino } from 'pino'
import type { Config } from '../config.ts'
import { createEvents } from './create-events.ts'
import type { Events } from './events.ts'
import { createMetrics } from './metrics.ts'
import { traced, untraced } from './traced.ts'

export interface Telemetry {
  readonly events: Events
  /** Puts a step under a span, where there are traces. */
  readonly traced: typeof traced
  readonly metrics: () => Promise<{ contentType: string; text: string }>
  close(): Promise<void>
}

/** Logs to standard error, metrics for `/metrics`, and traces where they are wanted: their exporter loads only then. */
export const createTelemetry = async (
  { logLevel, replica, tracesUrl }: Pick<Config, 'logLevel' | 'replica' | 'tracesUrl'>,
): Promise<Telemetry> => {
  const log = pino({ level: logLevel, base: { replica } }, pino.destination({ fd: 2, sync: true }))
  const metrics = createMetrics()
  metrics.up.set(1)
  const tracing = tracesUrl === undefined ? undefined : await import('./tracing.ts').then((module) => module.startTracing(tracesUrl))
  return {
    events: createEvents(log, metrics),
    traced: tracing ? traced : untraced,
    metrics: async () => ({ contentType: metrics.registry.contentType, text: await metrics.registry.metrics() }),
    close: async () => tracing?.close(),
  }
}
