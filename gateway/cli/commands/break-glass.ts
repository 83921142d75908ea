import { Option, type Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { OFFICERS_OPERATIONS } from '../officers/officers-operations.ts'
import { OFFICERS_REPLIES } from '../officers/officers-replies.ts'
import { OFFICERS } from '../officers/officers-texts.ts'
import { showActed, showReview } from '../officers/show-work.ts'
import { showAnswer } from '../show-answer.ts'

interface ListOptions extends OverseeingOptions { readonly state?: string }
interface ReviewOptions extends OverseeingOptions { readonly verdict: string }

/** The queue of break-glass, and its verdicts. */
export const addBreakGlass = (program: Command, conclude: Conclude): Command => {
  const breakGlass = program.command('break-glass')
    .description('Se og gennemgå nødadgang, inden for 72 timer. / See and review break-glass, within 72 hours.')
  addOverseeing(breakGlass.command('list'))
    .description('Vis nødadgang, den først, der venter på noget. / Show break-glass, those first that wait for something.')
    .addOption(new Option('--state <state>', 'kun disse / just these').choices(['OPEN', 'FOLLOW_UP', 'OVERDUE', 'REVIEWED']))
    .action(async (options: ListOptions) => conclude(await list(options)))
  addOverseeing(breakGlass.command('review'))
    .description('Afgør en nødadgang; `--reason` er begrundelsen. / Give a verdict, for `--reason`.')
    .argument('<id>', 'nødadgangens id, som `list` viser det / its id, as `list` shows it')
    .addOption(new Option('--verdict <verdict>', 'afgørelsen / the verdict').choices(['JUSTIFIED', 'NOT_JUSTIFIED', 'NEEDS_FOLLOW_UP']).makeOptionMandatory())
    .action(async (id: string, options: ReviewOptions) => conclude(await review(id, options)))
  return breakGlass
}

const list = async (options: ListOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, OFFICERS_OPERATIONS.reviews, { state: options.state }, OFFICERS_REPLIES.reviews)
  const shown = asked.data.breakGlassReviews.reviews.map(showReview)
  return { output: showAnswer(asker, asked, shown.length > 0 ? shown : [OFFICERS.noReviews]), exitCode: EXIT.done }
}

const review = async (id: string, options: ReviewOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, OFFICERS_OPERATIONS.review, { id, verdict: options.verdict }, OFFICERS_REPLIES.review)
  return { output: showAnswer(asker, asked, [showActed(id, asked.data.reviewBreakGlass.acts)]), exitCode: EXIT.done }
}
