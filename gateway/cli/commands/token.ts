import type { Command } from 'commander'
import { addWho, openAsker, type AskingOptions } from '../asking.ts'
import { headersFor, tokenFor } from '../ask.ts'
import type { Conclude } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'

interface TokenOptions extends AskingOptions {
  readonly headers?: boolean
}

/** An access token, and the headers of one request with it, for whoever would ask over GraphQL directly. */
export const addToken = (program: Command, conclude: Conclude): Command =>
  addWho(program.command('token'))
    .description('Hent et adgangsbevis til ét formål, fem minutter. / Get an access token for one purpose, five minutes.')
    .option('--headers', 'de to linjer, som én forespørgsel til /graphql bærer / the headers of one request, within a minute')
    .addHelpText('after', `
Eksempel / example:
  samsyn token --as ditte --purpose IDENTIFICATION --headers | curl -H @- http://127.0.0.1:4000/graphql ...
`)
    .action(async (options: TokenOptions) => conclude({ output: await token(options), exitCode: EXIT.done }))

const token = async (options: TokenOptions): Promise<string> => {
  const asker = await openAsker(options)
  const token = await tokenFor(asker)
  if (!options.headers) return token
  const headers = await headersFor(asker, token, 'POST', '/graphql')
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\n')
}
