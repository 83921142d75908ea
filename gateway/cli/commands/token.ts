import type { Command } from 'commander'
import { addWho, openAsker, type AskingOptions } from '../asking.ts'
import { tokenFor } from '../ask.ts'
import type { Conclude } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'

/** An access token, for whoever would ask over GraphQL directly. */
export const addToken = (program: Command, conclude: Conclude): Command =>
  addWho(program.command('token'))
    .description('Hent et adgangsbevis til ét formål, fem minutter. / Get an access token for one purpose, five minutes.')
    .addHelpText('after', `
Eksempel / example:
  curl -H "authorization: Bearer $(samsyn token --as ditte --purpose IDENTIFICATION)" ...
`)
    .action(async (options: AskingOptions) => conclude({ output: await token(options), exitCode: EXIT.done }))

const token = async (options: AskingOptions): Promise<string> => tokenFor(await openAsker(options))
