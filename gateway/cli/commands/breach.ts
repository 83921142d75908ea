import type { Command } from 'commander'
import type { z } from 'zod'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { OFFICERS_OPERATIONS } from '../officers/officers-operations.ts'
import { OFFICERS_REPLIES, type BreachChangedReply } from '../officers/officers-replies.ts'
import { showActed } from '../officers/show-work.ts'
import { showAnswer } from '../show-answer.ts'

/** A suspected breach: noted by one officer, decided by another, and told to the authority within 72 hours. */
export const addBreach = (program: Command, conclude: Conclude): Command => {
  const breach = program.command('breach')
    .description('Notér, afgør og afslut mistanke om brud. / Suspect, decide and close a personal data breach.')
  const { suspect, decide, close } = OFFICERS_OPERATIONS
  const add = <T extends Record<string, BreachChangedReply>>(
    name: string, description: string, operation: string, variables: Readonly<Record<string, boolean>>, reads: z.ZodType<T>,
  ): void => void addOverseeing(breach.command(name)).description(description)
    .argument('<id>', 'nødadgangens, fundets eller opslagets id / id of a break-glass, a finding or a drawn disclosure')
    .action(async (id: string, options: OverseeingOptions) => conclude(await act(id, options, operation, variables, reads)))
  add('suspect', 'Notér en mistanke; fristen på 72 timer løber. / Suspect: the 72 hours run.', suspect, {}, OFFICERS_REPLIES.suspect)
  add('confirm', 'Bekræft en andens mistanke. / Confirm another\'s suspicion.', decide, { confirmed: true }, OFFICERS_REPLIES.decide)
  add('reject', 'Afvis en andens mistanke. / Reject another\'s suspicion.', decide, { confirmed: false }, OFFICERS_REPLIES.decide)
  add('notified', 'Afslut: anmeldt til Datatilsynet. / Close: the authority was told.', close, { notified: true }, OFFICERS_REPLIES.close)
  add('not-notifiable', 'Afslut: skal ikke anmeldes. / Close: not to be notified.', close, { notified: false }, OFFICERS_REPLIES.close)
  return breach
}

const act = async <T extends Record<string, BreachChangedReply>>(
  id: string, options: OverseeingOptions, operation: string, variables: Readonly<Record<string, boolean>>, reads: z.ZodType<T>,
): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, operation, { id, ...variables }, reads)
  const shown = Object.values(asked.data).map(({ acts, breach }) => showActed(id, acts, breach))
  return { output: showAnswer(asker, asked, shown), exitCode: EXIT.done }
}
