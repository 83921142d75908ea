import Fastify, { type FastifyInstance } from 'fastify'

/** What a process says of itself to those who run it. */
export interface OperatorPages {
  /** Whether what it needs is there: what a load balancer asks. */
  readonly isReady: () => Promise<boolean>
  /** The metrics in Prometheus' text format. */
  readonly metrics: () => Promise<{ contentType: string; text: string }>
}

/** Adds what a load balancer asks: `/health/live`, `/health/ready`. */
export const addHealthPages = (server: FastifyInstance, { isReady }: Pick<OperatorPages, 'isReady'>): void => {
  server.get('/health/live', async () => ({ live: true }))
  server.get('/health/ready', async (_request, reply) => {
    const ready = await isReady().catch(() => false)
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
