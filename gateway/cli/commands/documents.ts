import type { Command } from 'commander'
import { ask, type Asked, type Asker } from '../ask.ts'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { DOCUMENT_OPERATIONS } from '../documents/document-operations.ts'
import { DOCUMENT_REPLIES, type DocumentReply } from '../documents/document-replies.ts'
import { documentsIn } from '../documents/documents-in.ts'
import { DOCUMENTS, showDocument } from '../documents/show-document.ts'
import { EXIT } from '../exit-codes.ts'
import { showAnswer } from '../show-answer.ts'

/** Which operations may run: registered by the agency that sends them, approved by those that they ask. */
export const addDocuments = (program: Command, conclude: Conclude): Command => {
  const documents = program.command('documents')
    .description('Forespørgsler, som må bruges. / Operations that may run: registered, and approved by those they ask.')
  addOverseeing(documents.command('register'))
    .description('Registrér forespørgsler for egen myndighed. / Register operations of one\'s own agency.')
    .argument('<file>', 'en forespørgsel (.graphql) eller et manifest (.json) / an operation, or a manifest of some')
    .action(async (file: string, options: OverseeingOptions) => conclude(await register(file, options)))
  addOverseeing(documents.command('approve'))
    .description('Godkend en forespørgsel til egen myndigheds oplysninger. / Approve an operation that asks one\'s own agency.')
    .argument('<id>', 'registreringens id, som `documents list` viser det / id of the registration')
    .action(async (id: string, options: OverseeingOptions) => conclude(await approve(id, options)))
  addOverseeing(documents.command('withdraw'))
    .description('Træk en forespørgsel tilbage, inden for fem sekunder. / Withdraw an operation, within five seconds.')
    .argument('<id>', 'registreringens id / id of the registration')
    .action(async (id: string, options: OverseeingOptions) => conclude(await withdraw(id, options)))
  addOverseeing(documents.command('list'))
    .description('Vis egne forespørgsler, og dem, der venter på egen godkendelse. / Show one\'s own, and those to approve.')
    .action(async (options: OverseeingOptions) => conclude(await list(options)))
  return documents
}

/** Registers those that do not stand yet, so that a release that changes one registers one. */
const register = async (file: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const { data } = await ask(asker, DOCUMENT_OPERATIONS.list, {}, DOCUMENT_REPLIES.list)
  const standing = data.trustedDocuments.documents.filter(({ party, withdrawnAt }) => party === asker.persona.party && !withdrawnAt)
  const missing = (await documentsIn(file)).filter((text) => standing.every(({ document }) => document !== text))
  const shown: string[] = []
  const answers: unknown[] = []
  for (const document of missing) {
    const asked = await ask(asker, DOCUMENT_OPERATIONS.register, { document }, DOCUMENT_REPLIES.register)
    shown.push(showDocument(asked.data.registerDocument.document))
    answers.push(asked.body)
  }
  return { output: asker.json ? answers : shown.join('\n\n') || DOCUMENTS.nothingNew, exitCode: EXIT.done }
}

const approve = async (id: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, DOCUMENT_OPERATIONS.approve, { id }, DOCUMENT_REPLIES.approve)
  return concluded(asker, asked, asked.data.approveDocument.document)
}

const withdraw = async (id: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, DOCUMENT_OPERATIONS.withdraw, { id }, DOCUMENT_REPLIES.withdraw)
  return concluded(asker, asked, asked.data.withdrawDocument.document)
}

const list = async (options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, DOCUMENT_OPERATIONS.list, {}, DOCUMENT_REPLIES.list)
  const { documents } = asked.data.trustedDocuments
  const shown = documents.length > 0 ? documents.map(showDocument) : [DOCUMENTS.none]
  return { output: showAnswer(asker, asked, shown), exitCode: EXIT.done }
}

const concluded = (asker: Asker, asked: Asked<unknown>, document: DocumentReply): Conclusion =>
  ({ output: showAnswer(asker, asked, [showDocument(document)]), exitCode: EXIT.done })
