import type { FastifyInstance } from 'fastify'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { CaseAsk } from '../adapter.ts'
import { ORDER_HEADER, type RestDialect } from '../transport/rest.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { acceptOrder } from './accept-order.ts'
import { heldCases } from './held-cases.ts'
import { createHttpServer } from './http-server.ts'
import type { CreateReference, ReferenceDeps } from './reference.ts'

interface Answer { readonly status: number; readonly body: unknown }

/** RFC 9457. */
const PROBLEM = 'application/problem+json'

const send = (reply: FastifyReply, { status, body }: Answer): FastifyReply =>
  reply.code(status).type(status === 200 ? 'application/json' : PROBLEM).send(JSON.stringify(body))

/** A reference system behind a REST interface of the given dialect. */
export const createRestReference = (
  dialect: RestDialect,
  vocabulary: Vocabulary,
  openServer: (deps: ReferenceDeps) => FastifyInstance = ({ faults }) => createHttpServer(faults),
): CreateReference => async (deps) => {
  const server = openServer(deps)
  const lookupShape = shapeOf(dialect, vocabulary)

  const answer = async (lookups: unknown, order: unknown): Promise<Answer> => {
    const asked = lookupShape.safeParse(lookups)
    if (!asked.success) return refusal(400, 'The lookup is not as the contract says')
    if (!(await acceptOrder(deps, String(order), asked.data))) return refusal(403, 'The disclosure order is not accepted')
    return { status: 200, body: { [dialect.cases]: casesFor(deps, asked.data, dialect, vocabulary) } }
  }

  server.post(`${dialect.collection}/${dialect.lookup}`, async (request, reply) =>
    send(reply, await answer(request.body, request.headers[ORDER_HEADER])))

  server.get<{ Params: { fileNumber: string }; Querystring: Record<string, unknown> }>(
    `${dialect.collection}/:fileNumber`,
    async (request, reply) => {
      const fields = String(request.query[dialect.fields]).split(',')
      const lookup = { [dialect.fileNumber]: request.params.fileNumber, [dialect.fields]: fields }
      const { status, body } = await answer({ [dialect.lookups]: [lookup] }, request.headers[ORDER_HEADER])
      const found = status === 200 ? (body as Record<string, unknown[]>)[dialect.cases]?.[0] : body
      return send(reply, found ? { status, body: found } : refusal(404, 'There is no such case'))
    },
  )

  const url = await server.listen({ host: '127.0.0.1', port: deps.port })
  return { url, close: () => server.close() }
}

const refusal = (status: number, title: string): Answer => ({ status, body: { status, title } })

const shapeOf = (dialect: RestDialect, vocabulary: Vocabulary): z.ZodType<CaseAsk[]> => {
  const field = z.string().refine((name) => vocabulary.pathOfWireName(name) !== undefined)
  const lookup = z.strictObject({ [dialect.fileNumber]: z.string().min(1), [dialect.fields]: z.array(field).min(1) })
  return z.strictObject({ [dialect.lookups]: z.array(lookup).min(1).max(100) }).transform((body) =>
    (body[dialect.lookups] as Record<string, unknown>[]).map((asked) => ({
      fileNumber: String(asked[dialect.fileNumber]),
      facts: (asked[dialect.fields] as string[]).flatMap((name) => vocabulary.pathOfWireName(name) ?? []),
    })))
}

const casesFor = (
  deps: ReferenceDeps, asked: readonly CaseAsk[], dialect: RestDialect, vocabulary: Vocabulary,
): Record<string, unknown>[] => {
  const cases = heldCases(deps, asked).map(({ fileNumber, facts }) =>
    ({ [dialect.fileNumber]: fileNumber, [dialect.facts]: vocabulary.toWire(facts) }))
  return deps.faults.current?.kind === 'oversend' ? cases.map((one) => overSent(one, dialect)) : cases
}

/** What no contract knows, under names that have hurt others. */
const overSent = (one: Record<string, unknown>, dialect: RestDialect): Record<string, unknown> => ({
  ...one,
  caseworkerNote: 'Mira Testesen, 010190-9999',
  [dialect.facts]: Object.fromEntries([
    ...Object.entries(one[dialect.facts] as object), ['__proto__', { name: 'Mira Testesen' }], ['constructor', 'Mira'],
  ]),
})
