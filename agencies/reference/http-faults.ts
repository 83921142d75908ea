import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { waitSlow, type Faults } from './faults.ts'

const HALF_AN_ANSWER = '{"sagsnummer":"'

/** 50 MB in 800 pieces, sent as they are taken. */
const hugeAnswer = (): Readable => Readable.from(Array<string>(800).fill('x'.repeat(64 * 1024)))

/** Lets a Fastify server misbehave on the wire: `slow`, `fail`, `cut`, `stall`, `garbage` and `huge`. */
export const addHttpFaults = (server: FastifyInstance, faults: Faults): void => {
  server.addHook('onSend', async (_request, reply, payload) => {
    const fault = faults.current
    switch (fault?.kind) {
      case 'slow':
        await waitSlow(faults, fault)
        return payload
      case 'fail':
        reply.code(500)
        return JSON.stringify({ fejl: 'Opslag fejlede for Mira Testesen, 010190-9999' })
      case 'garbage':
        return '\u0000\u0001<<< not what the contract says'
      case 'huge':
        return hugeAnswer()
      case 'cut':
      case 'stall':
        reply.hijack()
        reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' })
        reply.raw.write(HALF_AN_ANSWER, () => fault.kind === 'cut' && reply.raw.destroy())
        return payload
      default:
        return payload
    }
  })
}
