import type { FastifyInstance } from 'fastify'
import type { JWK } from 'jose'
import { readAlarm } from '../alarm-exchange.ts'
import type { AlarmLog } from './alarm-log.ts'

export interface AlarmPageDeps {
  readonly party: string
  readonly log: AlarmLog
  /** The keys that the gateway signs with. */
  readonly keys: readonly JWK[]
  readonly now: () => Date
}

/** `POST /alarms/officers`, `/alarms/escalation` and `/alarms/corrections` take what the gateway signed; `GET /alarms` shows it. */
export const addAlarmPage = async (server: FastifyInstance, { party, log, keys, now }: AlarmPageDeps): Promise<void> => {
  await server.register(async (page) => {
    page.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const way of ['officers', 'escalation', 'corrections'])
      page.post<{ Body: Buffer }>(`/alarms/${way}`, async ({ url, headers, body }, reply) => {
        const at = now()
        const alarm = await readAlarm({ url: server.listeningOrigin + url, headers, body }, keys, party, at).catch(() => undefined)
        if (!alarm) return reply.code(403).send({ title: 'the alarm is not the gateway\'s' })
        log.add({ ...alarm, way, receivedAt: at.toISOString() })
        return reply.code(204).send()
      })
  })
  server.get('/alarms', async () => log.all())
}
