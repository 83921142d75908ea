import { makeExecutableSchema } from '@graphql-tools/schema'
import { createApollo } from '../../gateway/graphql/apollo.ts'
import type { GatewayContext } from '../../gateway/graphql/context.ts'
import { scalars } from '../../gateway/graphql/scalars.ts'
import { Refused } from '../../gateway/refused.ts'
import { sdl } from '../../schema/sdl.ts'
import { aServer } from './a-server.ts'

const goes = (announced: string, on: string, instead: string): string => `@deprecated(reason:
  "Varslet ${announced}, udgår ${on}: brug \`${instead}\`. / Announced ${announced}, goes ${on}: use \`${instead}\`.")`

const CHANGES = `
  extend type CaseView { oldNumber(style: Style): String ${goes('2026-11-22', '2027-06-01', 'CaseView.fileNumber')} }
  extend type Query { found(like: Like, old: String ${goes('2026-12-01', '2027-06-02', 'Query.found(like:)')}): String }
  enum Style { SHORT LONG ${goes('2027-01-01', '2027-07-01', 'Style.SHORT')} }
  input Like { number: String, old: String ${goes('2026-11-23', '2027-05-23', 'Like.number')} }
`

const RECEIPT = { disclosureId: 'd-1', log: 'replica-1', leaves: ['0'], salts: [] }

const resolvers = {
  Query: {
    case: (_root: unknown, { id }: { id: string }, { kept }: GatewayContext) => {
      Object.assign(kept, { entered: true, receipt: RECEIPT })
      if (id !== 'mira') throw new Refused('CASE_NOT_AVAILABLE', true)
      return { id, fileNumber: '2026-0042', oldNumber: '42', withheld: [], unavailable: [], notices: [] }
    },
    found: (_root: unknown, _args: unknown, { kept }: GatewayContext) => {
      kept.entered = true
      return 'mira'
    },
  },
}

/** The gateway's own server and way of a document, over a contract of which parts go. */
export const aChangingContract = async () => {
  const server = await aServer(createApollo(makeExecutableSchema({ typeDefs: [sdl, CHANGES], resolvers: [scalars, resolvers] }), false, () => {}))
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    ask: (selection: string, variables = {}): Promise<Response> => fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: selection, variables }),
    }),
    close: (): Promise<void> => server.close(),
  }
}
