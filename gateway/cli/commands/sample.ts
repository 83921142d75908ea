import type { Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { OFFICERS_OPERATIONS } from '../officers/officers-operations.ts'
import { OFFICERS_REPLIES } from '../officers/officers-replies.ts'
import { OFFICERS } from '../officers/officers-texts.ts'
import { showActed, showDrawn, showSample } from '../officers/show-work.ts'
import { showAnswer } from '../show-answer.ts'
import { addSampleDraw } from './sample-draw.ts'

/** Samples that nobody could foresee, and what employees explain of them. */
export const addSample = (program: Command, conclude: Conclude): Command => {
  const sample = program.command('sample')
    .description('Udtræk en stikprøve, som ingen kunne forudse, og følg den op. / Draw a sample that nobody could foresee.')
    .addHelpText('after', '\n`samsyn-verify sample` udtrækker den igen fra sporet. / draws it again from the trail.\n')
  addOverseeing(sample.command('list'))
    .description('Vis stikprøver med statistik. / Show samples with their statistics.')
    .action(async (options: OverseeingOptions) => conclude(await list(null, options)))
  addOverseeing(sample.command('show'))
    .description('Vis én stikprøve med dens opslag. / Show one sample with its disclosures.')
    .argument('<id>', 'stikprøvens id / the sample\'s id')
    .action(async (id: string, options: OverseeingOptions) => conclude(await list(id, options)))
  addSampleDraw(sample, conclude)
  addOverseeing(sample.command('requests'))
    .description('Vis opslag, som egen enhed skal forklare. / Show what the own unit is asked to explain.')
    .action(async (options: OverseeingOptions) => conclude(await requests(options)))
  addOverseeing(sample.command('explain'))
    .description('Forklar et opslag; `--reason` er forklaringen. / Explain a disclosure, by `--reason`.')
    .argument('<id>', 'opslagets id, som `requests` viser det / its id, as `requests` shows it')
    .action(async (id: string, options: OverseeingOptions) => conclude(await explain(id, options)))
  addOverseeing(sample.command('justify'))
    .description('Afslut et opslag som berettiget; ellers `breach suspect`. / Close as justified; else `breach suspect`.')
    .argument('<id>', 'opslagets id, som `show` viser det / its id, as `show` shows it')
    .action(async (id: string, options: OverseeingOptions) => conclude(await justify(id, options)))
  return sample
}

const list = async (id: string | null, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, OFFICERS_OPERATIONS.samples, { id }, OFFICERS_REPLIES.samples)
  const { samples } = asked.data.samples
  const shown = samples.flatMap((one) => [showSample(one), ...(id === null ? [] : one.disclosures.map(showDrawn))])
  return { output: showAnswer(asker, asked, shown.length > 0 ? shown : [OFFICERS.noSamples]), exitCode: EXIT.done }
}

const requests = async (options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, OFFICERS_OPERATIONS.requests, {}, OFFICERS_REPLIES.requests)
  const shown = asked.data.explanationRequests.requests.map(showDrawn)
  return { output: showAnswer(asker, asked, shown.length > 0 ? shown : [OFFICERS.noRequests]), exitCode: EXIT.done }
}

const explain = async (id: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, OFFICERS_OPERATIONS.explain, { id }, OFFICERS_REPLIES.explain)
  return { output: showAnswer(asker, asked, [showActed(id, asked.data.giveExplanation.acts)]), exitCode: EXIT.done }
}

const justify = async (id: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, OFFICERS_OPERATIONS.justify, { id }, OFFICERS_REPLIES.justify)
  return { output: showAnswer(asker, asked, [showActed(id, asked.data.justifyDisclosure.acts)]), exitCode: EXIT.done }
}
