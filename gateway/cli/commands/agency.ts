import type { Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { JOINING_OPERATIONS } from '../joining/joining-operations.ts'
import { JOINING_REPLIES } from '../joining/joining-replies.ts'
import { JOINING, showRegistration } from '../joining/show-registration.ts'
import { showAnswer } from '../show-answer.ts'

interface AddOptions extends OverseeingOptions {
  readonly issuer: string
  readonly jwks?: string
}

/** Which agencies' issuers are trusted: proposed by one person, approved by another. */
export const addAgency = (program: Command, conclude: Conclude): Command => {
  const agency = program.command('agency')
    .description('Slut en myndighed til. / Let an agency join: its issuer of access tokens.')
  addOverseeing(agency.command('add'))
    .description('Foreslå en myndigheds udsteder. / Propose an agency\'s issuer.')
    .argument('<party>', 'parten, såsom `SKAT` / the party')
    .requiredOption('--issuer <url>', 'udstederens adresse / address of its OpenID provider')
    .option('--jwks <url>', 'hvor dens offentlige nøgler er; ellers <issuer>/jwks / where its public keys are')
    .action(async (party: string, options: AddOptions) => conclude(await add(party, options)))
  addOverseeing(agency.command('approve'))
    .description('Godkend en tilslutning, af en myndighed eller et system. / Approve a registration, as another person.')
    .argument('<registration>', 'forslagets id, som `agency list` viser det / id of the registration')
    .action(async (id: string, options: OverseeingOptions) => conclude(await approve(id, options)))
  addOverseeing(agency.command('list'))
    .description('Vis tilslutningerne. / Show the registrations, the newest first.')
    .action(async (options: OverseeingOptions) => conclude(await list(options)))
  return agency
}

const add = async (party: string, options: AddOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const input = { party, issuer: options.issuer, jwksUri: options.jwks ?? `${options.issuer.replace(/\/$/, '')}/jwks` }
  const asked = await ask(asker, JOINING_OPERATIONS.agency, { input }, JOINING_REPLIES.agency)
  return { output: showAnswer(asker, asked, [showRegistration(asked.data.registerAgency.registration)]), exitCode: EXIT.done }
}

const approve = async (id: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, JOINING_OPERATIONS.approve, { id }, JOINING_REPLIES.approve)
  return { output: showAnswer(asker, asked, [showRegistration(asked.data.approveRegistration.registration)]), exitCode: EXIT.done }
}

const list = async (options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, JOINING_OPERATIONS.list, {}, JOINING_REPLIES.list)
  const shown = asked.data.registrations.registrations.map(showRegistration)
  return { output: showAnswer(asker, asked, shown.length > 0 ? shown : [JOINING.none]), exitCode: EXIT.done }
}
