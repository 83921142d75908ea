import Fastify, { type FastifyInstance } from 'fastify'
import { onceAtATime } from '../doctor/once-at-a-time.ts'

/** What a process says of itself to those who run it. */
export interface OperatorPages {
  /** Whether what it needs is there: what a load balancer asks. */
  readonly isReady: () => Promise<boolean>
  /** The metrics in Prometheus' text format. */
  readonly metrics: () => Promise<{ contentType: string; text: string }>
}

/** Adds what a load balancer asks, and anyone may: `/health/live`, `/health/ready`, which looks once for all who ask at once. */
export const addHealthPages = (server: FastifyInstance, { isReady }: Pick<OperatorPages, 'isReady'>): void => {
  const look = onceAtATime({ work: isReady, fresh: 0, now: () => new Date() })
  server.get('/health/live', async () => ({ live: true }))
  server.get('/health/ready', async (_request, reply) => {
    const ready = await look().catch(() => false)
    return reply.code(ready ? 200 : 503).send({ ready })
  })
}

/** A server for operators alone, which asks nobody who they are: `/metrics` beside the health pages. */
export const createOperatorServer = (pages: OperatorPages): FastifyInstance => {
  const server = Fastify({ forceCloseConnections: true })
  addHealthPages(server, pages)
  server.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await pages.metrics()
    return reply.type(contentType).send(text)
  })
  return server
}
