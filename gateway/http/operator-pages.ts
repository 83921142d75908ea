import type { FastifyInstance } from 'fastify'

/** What a process says of itself to those who run it. */
export interface OperatorPages {
  /** Whether what it needs is there: what a load balancer asks. */
  readonly isReady: () => Promise<boolean>
  /** The metrics in Prometheus' text format. */
  readonly metrics: () => Promise<{ contentType: string; text: string }>
}

/** Adds what operators ask: `/health/live`, `/health/ready`, `/metrics`. */
export const addOperatorPages = (server: FastifyInstance, { isReady, metrics }: OperatorPages): void => {
  server.get('/health/live', async () => ({ live: true }))
  server.get('/health/ready', async (_request, reply) => {
    const ready = await isReady().catch(() => false)
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  server.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics()
    return reply.type(contentType).send(text)
  })
}
