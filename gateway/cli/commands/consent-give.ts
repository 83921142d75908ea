import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { CONSENT_FORMS, CONSENT_GIVERS } from '../../../schema/control-data.ts'
import { DATA_CATEGORIES } from '../../../schema/data-category.ts'
import { PURPOSES } from '../../../schema/purpose.ts'
import { beginningOf, endOf } from '../../../policies/clocks/danish-day.ts'
import { addAsking, openAsker, type AskingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import { handleOf } from '../case-handle.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { giveOperation } from '../operations.ts'
import { REPLIES } from '../reply.ts'
import { showAnswer } from '../show-answer.ts'
import { showConsent } from '../show-consent.ts'
import { Stopped } from '../stopped.ts'
import { STOPPED, TEXTS } from '../texts.ts'

interface GiveOptions extends AskingOptions {
  readonly case: string
  readonly givenBy: string
  readonly suspected: boolean
  readonly to: readonly string[]
  readonly for: readonly string[]
  readonly category: readonly string[]
  readonly form: string
  readonly from?: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly language: string
  readonly interpreter: boolean
  readonly document?: string
}

/** A consent that was given, as the one who obtained it notes it. */
export const addConsentGive = (consent: Command, conclude: Conclude): Command =>
  addAsking(consent.command('give'))
    .description('Notér et samtykke, som det blev givet. / Record a consent as it was given.')
    .requiredOption('--case <number>', 'sagen, ved egen myndigheds sagsnummer / the case, by the own file number')
    .requiredOption('--to <party...>', 'modtagere, såsom `NGO-REDEN` / recipients')
    .addOption(new Option('--for <purpose...>', 'formål / purposes').choices(PURPOSES).makeOptionMandatory())
    .addOption(new Option('--category <category...>', 'oplysninger / data categories').choices(DATA_CATEGORIES).makeOptionMandatory())
    .requiredOption('--until <day>', 'sidste dag, såsom 2027-01-31 / last day', day)
    .option('--from <day>', 'første dag; ellers fra nu / first day; else from now', day)
    .addOption(new Option('--given-by <giver>', 'hvem der gav det / who gave it').choices(CONSENT_GIVERS).default('dataSubject'))
    .option('--suspected', 'den, der gav det, mistænkes for at medvirke / the giver is suspected of taking part', false)
    .addOption(new Option('--form <form>', 'mundtligt eller skriftligt / how').choices(CONSENT_FORMS).default('spoken'))
    .requiredOption('--language <code>', 'sproget, det blev forklaret på, ISO 639-1 / language of the explanation')
    .option('--interpreter', 'med tolk / with an interpreter', false)
    .option('--document <file>', 'det underskrevne, når det er skriftligt; kun dets SHA-256 sendes / the signed document, when in writing; just its SHA-256 is sent')
    .addHelpText('after', `
Eksempel / example:
  samsyn consent give --as sara --purpose ASSISTANCE --case CMM-2026-0042 --to NGO-REDEN --for ASSISTANCE \\
    --category contact accommodation --until 2027-01-31 --language th --interpreter
`)
    .action(async (options: GiveOptions) => conclude(await give(options)))

const day = (text: string): Temporal.PlainDate => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError(STOPPED.noDay)
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    throw new InvalidArgumentError(STOPPED.noDay)
  }
}

const give = async (options: GiveOptions): Promise<Conclusion> => {
  const asker = await openAsker(options)
  const documentHash = options.document === undefined ? null : await hashOf(options.document)
  const input = {
    case: await handleOf(asker, options.case),
    givenBy: options.givenBy,
    giverSuspected: options.suspected,
    recipients: options.to,
    purposes: options.for,
    categories: options.category,
    form: options.form,
    validFrom: options.from ? beginningOf(options.from).toString() : new Date().toISOString(),
    validUntil: endOf(options.until).toString(),
    language: options.language,
    interpreter: options.interpreter,
    documentHash,
  }
  const asked = await ask(asker, giveOperation(asker.purpose), { input }, REPLIES.given)
  const record = showConsent(asked.data.giveConsent.consentRecord, new Date())
  return { output: showAnswer(asker, asked, [TEXTS.given, record]), exitCode: EXIT.done }
}

const hashOf = async (file: string): Promise<string> => {
  const document = await readFile(file).catch(() => { throw new Stopped(EXIT.usage, STOPPED.noDocument(file)) })
  return createHash('sha256').update(document).digest('hex')
}
