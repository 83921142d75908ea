import type { Adapter } from '../adapter.ts'
import { AgencyFailure } from '../agency-failure.ts'
import { replyFrom, type ReceivedCase } from '../reply.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { HttpTransport } from './http.ts'
import { jsonOf } from './json-reply.ts'

/** The header in which the disclosure order travels over HTTP, and the bytes that one of 100 cases may take. */
export const ORDER_HEADER = 'samsyn-videregivelsesordre'
export const MAX_ORDER_BYTES = 128 * 1024

/**
 * How a REST interface names the parts of a lookup: `POST {collection}/{lookup}` takes
 * `{[lookups]: [{[fileNumber], [fields]: [name]}]}` and answers `{[cases]: [{[fileNumber], [facts]: {...}}]}`.
 * `GET {collection}/{file number}?{fields}=name,name` answers one of these.
 */
export interface RestDialect {
  readonly collection: string
  readonly lookup: string
  readonly lookups: string
  readonly fileNumber: string
  readonly fields: string
  readonly cases: string
  readonly facts: string
}

/** Asks a REST interface: always one call to the lookup, so that no file number stands in a path. */
export const createRestAdapter = (http: HttpTransport, dialect: RestDialect, vocabulary: Vocabulary): Adapter => ({
  fetch: async ({ cases, order, signal }) => {
    const lookups = cases.map(({ fileNumber, facts }) =>
      ({ [dialect.fileNumber]: fileNumber, [dialect.fields]: vocabulary.toWireNames(facts) }))
    const reply = await http.send({
      method: 'POST',
      path: `${dialect.collection}/${dialect.lookup}`,
      headers: { 'content-type': 'application/json', 'accept': 'application/json', [ORDER_HEADER]: order },
      body: JSON.stringify({ [dialect.lookups]: lookups }),
      signal,
    })
    const { received, surplus } = receivedFrom(jsonOf(reply), dialect)
    return replyFrom(cases, received, vocabulary, surplus)
  },
  close: () => http.close(),
})

const receivedFrom = (body: unknown, dialect: RestDialect): { received: ReceivedCase[]; surplus: number } => {
  const envelope = take(body, [dialect.cases])
  if (!Array.isArray(envelope.taken[0])) throw new AgencyFailure('garbled')
  const items = envelope.taken[0].map((item: unknown) => take(item, [dialect.fileNumber, dialect.facts]))
  const received = items.map(({ taken: [fileNumber, wire] }) => ({ fileNumber: textOf(fileNumber), wire }))
  return { received, surplus: items.reduce((sum, { surplus }) => sum + surplus, envelope.surplus) }
}

/** The named values of an object, and how many others stand beside them. */
const take = (object: unknown, names: readonly string[]): { taken: unknown[]; surplus: number } => {
  if (typeof object !== 'object' || object === null) throw new AgencyFailure('garbled')
  const values = new Map(Object.entries(object))
  return {
    taken: names.map((name) => values.get(name)),
    surplus: [...values.keys()].filter((name) => !names.includes(name)).length,
  }
}

const textOf = (value: unknown): string => {
  if (typeof value !== 'string') throw new AgencyFailure('garbled')
  return value
}
