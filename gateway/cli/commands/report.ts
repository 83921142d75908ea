import { Option, type Command } from 'commander'
import { z } from 'zod'
import { LANGUAGES, type Language } from '../../../schema/label.ts'
import { ask, type Asker } from '../ask.ts'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { handleOf } from '../case-handle.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { writeOwnFile } from '../own-file.ts'
import { post } from '../post.ts'
import { Stopped } from '../stopped.ts'
import { STOPPED } from '../texts.ts'

interface ReportOptions extends OverseeingOptions {
  readonly case?: string
  readonly handle?: string
  readonly language: Language
  readonly staff?: boolean
  readonly pdf?: string
}

/** The person's report of a case: who has had what. */
export const addReport = (program: Command, conclude: Conclude): Command =>
  addOverseeing(program.command('report'))
    .description('Lav personens rapport: hvem der har fået hvad. / Make the person\'s report of a case.')
    .option('--case <number>', 'sagen, ved egen myndigheds sagsnummer / the case, by the own file number')
    .option('--handle <handle>', 'sagen, ved egen reference / the case, by the own handle')
    .addOption(new Option('--language <language>', 'personens sprog / the person\'s language').choices(LANGUAGES).default('da'))
    .option('--staff', 'også medarbejdernes numre / employees\' numbers too')
    .option('--pdf <file>', 'på papir: filen; ellers som JSON / on paper: the file; else as JSON')
    .addHelpText('after', `
Eksempel / example:
  samsyn report --as dpo --case CMM-2026-0042 --language da --pdf rapport.pdf
`)
    .action(async (options: ReportOptions) => conclude(await report(options)))

const QUERY = `query ($case: ID!, $language: Language!, $staff: Boolean!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  personReport(case: $case, language: $language, staff: $staff) {
    language synthetic madeAt case completeness
    recipients { party name disclosures { disclosureId at role employee purpose facts { controller names } legalBases onConsent } }
  }
}`

const report = async (options: ReportOptions): Promise<Conclusion> => {
  const { language, staff = false, pdf } = options
  const asker = await openOverseer(options)
  const asked = { case: await caseOf(asker, options), language, staff }
  if (pdf === undefined)
    return { output: (await ask(asker, QUERY, asked, z.object({ personReport: z.unknown() }))).data.personReport, exitCode: EXIT.done }
  const reply = await post(asker, '/report', { ...asked, reason: asker.reason })
  await writeOwnFile(pdf, Buffer.from(await reply.arrayBuffer()))
  return { output: asker.json ? { file: pdf } : pdf, exitCode: EXIT.done }
}

const caseOf = async (asker: Asker, { case: fileNumber, handle }: ReportOptions): Promise<string> => {
  if (handle !== undefined && fileNumber === undefined) return handle
  if (fileNumber === undefined || handle !== undefined) throw new Stopped(EXIT.usage, STOPPED.oneCase)
  return handleOf(asker, fileNumber)
}
