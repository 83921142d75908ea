import type { Command } from 'commander'
import { addAsking, openAsker, type AskingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import { handleOf } from '../case-handle.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { consentsOperation, withdrawOperation } from '../operations.ts'
import { REPLIES } from '../reply.ts'
import { showAnswer } from '../show-answer.ts'
import { showConsent } from '../show-consent.ts'
import { TEXTS } from '../texts.ts'
import { addConsentGive } from './consent-give.ts'

/** Giving, withdrawing and showing the consents of a case: withdrawing is as easy as giving. */
export const addConsent = (program: Command, conclude: Conclude): Command => {
  const consent = program.command('consent')
    .description('Notér, vis og træk samtykker tilbage. / Give, withdraw and show consents.')
  addConsentGive(consent, conclude)
  addAsking(consent.command('withdraw'))
    .description('Træk et samtykke tilbage: virker straks. / Withdraw a consent: at once, everywhere.')
    .argument('<id>', 'samtykkets id, som `consent show` viser det / id of the consent')
    .action(async (id: string, options: AskingOptions) => conclude(await withdraw(id, options)))
  addAsking(consent.command('show'))
    .description('Vis samtykkerne i en sag, også de tilbagetrukne. / Show the consents of a case, also the withdrawn.')
    .requiredOption('--case <number>', 'sagen, ved egen myndigheds sagsnummer / the case, by the own file number')
    .action(async (options: AskingOptions & { readonly case: string }) => conclude(await show(options)))
  return consent
}

const withdraw = async (id: string, options: AskingOptions): Promise<Conclusion> => {
  const asker = await openAsker(options)
  const asked = await ask(asker, withdrawOperation(asker.purpose), { id }, REPLIES.withdrawn)
  const record = showConsent(asked.data.withdrawConsent.consentRecord, new Date())
  return { output: showAnswer(asker, asked, [TEXTS.withdrawn, record]), exitCode: EXIT.done }
}

const show = async (options: AskingOptions & { readonly case: string }): Promise<Conclusion> => {
  const asker = await openAsker(options)
  const variables = { case: await handleOf(asker, options.case) }
  const asked = await ask(asker, consentsOperation(asker.purpose), variables, REPLIES.consents)
  const { records } = asked.data.consentRecords
  const blocks = records.length > 0 ? records.map((record) => showConsent(record, new Date())) : [TEXTS.noConsents]
  return { output: showAnswer(asker, asked, blocks), exitCode: EXIT.done }
}
