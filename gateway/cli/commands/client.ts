import type { Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { JOINING_OPERATIONS } from '../joining/joining-operations.ts'
import { JOINING_REPLIES } from '../joining/joining-replies.ts'
import { JOINING, showClient, showRegistration } from '../joining/show-registration.ts'
import { showAnswer } from '../show-answer.ts'

interface ClientOptions extends OverseeingOptions {
  readonly party: string
}

/** Which client systems may ask: let in by two people, suspended by one. */
export const addClient = (program: Command, conclude: Conclude): Command => {
  const client = program.command('client')
    .description('Slut et system til, eller luk det ude. / Let a client system join, or suspend it.')
  addParty(client.command('add'))
    .description('Foreslå et system, også et, der er lukket ude. / Propose a client system, also a suspended one.')
    .argument('<client>', 'systemets id hos udstederen / the client id at its issuer')
    .action(async (id: string, options: ClientOptions) => conclude(await add(id, options)))
  addParty(client.command('suspend'))
    .description('Luk et system ude, inden for fem sekunder. / Suspend a client system, within five seconds.')
    .argument('<client>', 'systemets id / the client id')
    .action(async (id: string, options: ClientOptions) => conclude(await suspend(id, options)))
  addParty(client.command('revoke'))
    .description('Spær et certifikat eller en nøgle for altid. / Revoke a certificate or key, for good.')
    .argument('<thumbprint>', 'SHA-256 i base64url, som `cnf` har det / SHA-256 in base64url, as in `cnf`')
    .action(async (thumbprint: string, options: ClientOptions) => conclude(await revoke(thumbprint, options)))
  addOverseeing(client.command('list'))
    .description('Vis systemerne. / Show the client systems.')
    .action(async (options: OverseeingOptions) => conclude(await list(options)))
  return client
}

const addParty = (command: Command): Command =>
  addOverseeing(command).requiredOption('--party <party>', 'hvis det er / whose it is')

const add = async (client: string, options: ClientOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, JOINING_OPERATIONS.client, { client, party: options.party }, JOINING_REPLIES.client)
  return { output: showAnswer(asker, asked, [showRegistration(asked.data.registerClient.registration)]), exitCode: EXIT.done }
}

const suspend = async (client: string, options: ClientOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, JOINING_OPERATIONS.suspend, { client, party: options.party }, JOINING_REPLIES.suspend)
  return { output: showAnswer(asker, asked, [showClient(asked.data.suspendClient.client)]), exitCode: EXIT.done }
}

const revoke = async (thumbprint: string, options: ClientOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, JOINING_OPERATIONS.revoke, { thumbprint, party: options.party }, JOINING_REPLIES.revoke)
  const { party, thumbprint: revoked } = asked.data.revokeBinding
  return { output: showAnswer(asker, asked, [`${party}  ${revoked}  ${JOINING.revoked}`]), exitCode: EXIT.done }
}

const list = async (options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, JOINING_OPERATIONS.list, {}, JOINING_REPLIES.list)
  return { output: showAnswer(asker, asked, asked.data.registrations.clients.map(showClient)), exitCode: EXIT.done }
}
