import Fastify from 'fastify'
import { z } from 'zod'
import { addAlarmPage, type AlarmPageDeps } from './alarm-page.ts'
import { FAULT_KINDS } from './faults.ts'
import { addOrderLogPage, type OrderLogPageDeps } from './order-log-page.ts'
import type { Reference } from './reference.ts'
import type { StartedReference } from './start-reference.ts'
import type { Witness } from './witness.ts'

const faultShape = z.strictObject({
  kind: z.enum(FAULT_KINDS).nullable(),
  milliseconds: z.int().min(0).max(60_000).optional(),
})

/** What the gateway finds at a desk, where there is any. */
interface AtTheDesk {
  readonly witness?: Witness | undefined
  readonly orderLog?: Omit<OrderLogPageDeps, 'log'> | undefined
  readonly alarms?: AlarmPageDeps | undefined
}

/**
 * The desk of a reference system, on the loopback interface only: `PUT /fault` tells it to misbehave (`kind: null`: no
 * more), `GET /log` and `DELETE /log` read and clear its own log, `GET /health` says that it runs.
 * A witness of the trail takes checkpoints at `POST /witness/add-checkpoint`. Who has a key to sign its log with gives it to
 * the gateway at `GET /orders`. Who has officers to alarm takes alarms at `POST /alarms/officers` and its like.
 */
export const createControl = async (
  reference: StartedReference, port: number, { witness, orderLog, alarms }: AtTheDesk,
): Promise<Reference> => {
  const server = Fastify({ forceCloseConnections: true })

  server.put('/fault', async (request, reply) => {
    const fault = faultShape.safeParse(request.body)
    if (!fault.success) return reply.code(400).send({ title: 'there is no such fault' })
    const { kind, milliseconds } = fault.data
    reference.faults.current = kind ? { kind, milliseconds } : undefined
    return reply.code(204).send()
  })
  server.get('/log', async () => reference.log.entries)
  server.delete('/log', async (_request, reply) => {
    reference.log.clear()
    return reply.code(204).send()
  })
  if (witness) server.post<{ Body: string }>('/witness/add-checkpoint', async (request, reply) => {
    const { status, type, body } = witness.addCheckpoint(request.body)
    return reply.code(status).type(type).send(body)
  })
  if (alarms) await addAlarmPage(server, alarms)
  if (orderLog) await addOrderLogPage(server, { ...orderLog, log: reference.log })
  server.get('/health', async () => ({ url: reference.url, fault: reference.faults.current?.kind ?? null }))

  const url = await server.listen({ host: '127.0.0.1', port })
  return { url, close: () => server.close() }
}
