import { InvalidArgumentError, type Command } from 'commander'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { showAnswer } from '../show-answer.ts'

interface ReconcileOptions extends OverseeingOptions {
  readonly hours: number
}

/** The trail held against the agencies' own logs. */
export const addReconcile = (program: Command, conclude: Conclude): Command =>
  addOverseeing(program.command('reconcile'))
    .description('Hold sporet op mod myndighedernes egne logge. / Hold the trail against the agencies\' own logs.')
    .option('--hours <number>', 'så langt tilbage, højst 744 / so far back', hours, 24)
    .addHelpText('after', `
Slutkode 1, når de siger noget forskelligt. / Exit code 1 when they differ.
`)
    .action(async (options: ReconcileOptions) => conclude(await reconcile(options)))

const hours = (text: string): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 744) throw new InvalidArgumentError('give 1 to 744.')
  return number
}

const MUTATION = `mutation ($from: DateTime!, $to: DateTime!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  reconcile(from: $from, to: $to) { to compared unread asked recorded differences { party disclosureId kind onlyAsked onlyRecorded } } }`

const replyShape = z.object({ reconcile: z.object({
  compared: z.array(z.string()), unread: z.array(z.string()), asked: z.number(), recorded: z.number(),
  differences: z.array(z.object({ party: z.string(), disclosureId: z.string(), kind: z.string() })),
}) })

const KINDS: Readonly<Record<string, string>> = {
  ASKED_NOT_RECORDED: 'spurgt, men ikke i sporet', RECORDED_NOT_ASKED: 'i sporet, men ikke spurgt', FACTS_DIFFER: 'ikke de samme oplysninger',
}

const reconcile = async (options: ReconcileOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const now = Date.now()
  const window = { from: new Date(now - options.hours * 3_600_000).toISOString(), to: new Date(now).toISOString() }
  const asked = await ask(asker, MUTATION, window, replyShape)
  const { compared, unread, asked: byAgencies, recorded, differences } = asked.data.reconcile
  const lines = [
    `Sammenlignet: ${compared.join(', ') || 'ingen'}`,
    ...(unread.length > 0 ? [`Loggen kunne ikke læses: ${unread.join(', ')}`] : []),
    `${byAgencies} opslag hos myndighederne, ${recorded} i sporet, ${differences.length} forskelle`,
    ...differences.map(({ party, disclosureId, kind }) => `  ${party} ${disclosureId}: ${KINDS[kind] ?? kind}`),
  ]
  return { output: showAnswer(asker, asked, [lines.join('\n')]), exitCode: differences.length > 0 ? EXIT.failed : EXIT.done }
}
