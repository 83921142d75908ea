import type { FastifyInstance } from 'fastify'
import { importJWK, type CryptoKey, type JWK, type JWTVerifyGetKey } from 'jose'
import { LOG_SIGNATURE_HEADER, MOST_LINES, signLog, verifyLogRequest, type OrderLogLine } from '../order-log-exchange.ts'
import type { OrderLog } from './order-log.ts'
import type { OrderLogEntry } from './reference.ts'

export interface OrderLogPageDeps {
  readonly party: string
  readonly log: OrderLog
  /** The keys that the gateway signs with. */
  readonly gatewayKeys: JWTVerifyGetKey
  /** An Ed25519 key (JWK) that the agency signs its log with. */
  readonly key: JWK & { readonly kid: string }
  /** Whom it is for. */
  readonly gateway: string
  readonly now: () => Date
}

/** `GET /orders`: the agency's own log of a time, to the gateway and nobody else. */
export const addOrderLogPage = async (server: FastifyInstance, deps: OrderLogPageDeps): Promise<void> => {
  const { party, log, gatewayKeys, gateway, now } = deps
  const signer = { key: await importJWK(deps.key, 'Ed25519') as CryptoKey, kid: deps.key.kid }
  server.get('/orders', async ({ headers }, reply) => {
    const [, token = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
    const window = await verifyLogRequest(token, gatewayKeys, party, now()).catch(() => undefined)
    if (!window) return reply.code(401).send({ title: 'the request is not the gateway\'s' })
    const lines = log.within(window).map(lineOf)
    if (lines.length > MOST_LINES) return reply.code(413).send({ title: 'ask about less time' })
    const { body, signature } = await signLog(lines, window, party, signer, gateway, now())
    return reply.type('application/jsonl').header(LOG_SIGNATURE_HEADER, signature).send(body)
  })
}

const lineOf = ({ at, accepted, order, asked }: OrderLogEntry): OrderLogLine => ({
  at, accepted, disclosureId: order?.disclosureId ?? null,
  asked: asked.map(({ fileNumber, facts }) => ({ fileNumber, facts: [...facts] })),
})
