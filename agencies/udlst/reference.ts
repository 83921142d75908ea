import { readFileSync } from 'node:fs'
import { buildSchema, executeSync, type ExecutionArgs, type ExecutionResult } from 'graphql'
import { createHandler } from 'graphql-http/lib/use/fastify'
import type { CaseAsk } from '../adapter.ts'
import { acceptOrder } from '../reference/accept-order.ts'
import { heldCases, type HeldCase } from '../reference/held-cases.ts'
import { createHttpServer } from '../reference/http-server.ts'
import type { CreateReference, ReferenceDeps } from '../reference/reference.ts'
import { ORDER_HEADER } from '../transport/rest.ts'
import { vocabulary } from './vocabulary.ts'

const contract = readFileSync(new URL('./contract.graphql', import.meta.url), 'utf8')

const refusal = [
  JSON.stringify({ errors: [{ message: 'Videregivelsesordren dækker ikke opslaget' }] }),
  { status: 403, statusText: 'Forbidden', headers: { 'content-type': 'application/json; charset=utf-8' } },
] as const

/** Udlændingestyrelsen's own GraphQL API (GraphQL over HTTP) over synthetic cases, at `/graphql`. */
export const createReference: CreateReference = async (deps) => {
  const server = createHttpServer(deps.faults)
  server.post('/graphql', createHandler({
    schema: buildSchema(contract),
    onOperation: async (request, args, withoutCases) => {
      const asked = askedBy(args)
      if (asked.length === 0) return withoutCases
      const token = request.raw.headers[ORDER_HEADER]?.toString()
      return (await acceptOrder(deps, token, asked)) ? answer(deps, args, asked) : refusal
    },
  }))
  return { url: `${await server.listen({ host: '127.0.0.1', port: deps.port })}/graphql`, close: () => server.close() }
}

/** What an operation asks for, fragments, variables and directives and all: found by running it over no facts. */
const askedBy = (args: ExecutionArgs): CaseAsk[] => {
  const asked = new Map<string, Set<string>>()
  executeSync({
    ...args,
    fieldResolver: (fileNumber: string | undefined, { sagsnummer }: { sagsnummer?: string }, _context, { fieldName }) => {
      if (sagsnummer !== undefined) {
        asked.set(sagsnummer, asked.get(sagsnummer) ?? new Set())
        return sagsnummer
      }
      if (fieldName === 'sagsnummer') return fileNumber
      asked.get(fileNumber ?? '')?.add(vocabulary.pathOfWireName(fieldName) ?? fieldName)
      return null
    },
  })
  return [...asked].map(([fileNumber, facts]) => ({ fileNumber, facts: [...facts] }))
}

const answer = (deps: ReferenceDeps, args: ExecutionArgs, asked: readonly CaseAsk[]): ExecutionResult => {
  const held = heldCases(deps, asked)
  const stranger = held.find(({ fileNumber }) => !asked.some((ask) => ask.fileNumber === fileNumber))
  const sag = ({ sagsnummer }: { sagsnummer: string }): unknown => {
    const found = held.find(({ fileNumber }) => fileNumber === sagsnummer) ?? stranger
    return found && wireOf(found)
  }
  const result = executeSync({ ...args, rootValue: { sag } })
  return deps.faults.current?.kind === 'oversend' ? { data: oversent(held, asked) } : result
}

const wireOf = ({ fileNumber, facts }: HeldCase): Record<string, unknown> =>
  ({ sagsnummer: fileNumber, ...vocabulary.toWire(facts) })

/** No GraphQL server that keeps to its schema can send this: each case whole, with a field that the schema has not. */
const oversent = (held: readonly HeldCase[], asked: readonly CaseAsk[]): Record<string, unknown> => {
  const unknown = Object.fromEntries(asked.flatMap(({ facts }) => vocabulary.toWireNames(facts)).map((name) => [name, null]))
  return Object.fromEntries(held.map((one, index) => [`s${index}`, { ...unknown, ...wireOf(one), internNotat: 'Mira Testesen' }]))
}
