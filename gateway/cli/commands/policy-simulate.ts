import { InvalidArgumentError, type Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { POLICY_OPERATIONS } from '../policy/policy-operations.ts'
import { POLICY_REPLIES } from '../policy/policy-replies.ts'
import { showSimulation } from '../policy/show-decisions.ts'
import { showAnswer } from '../show-answer.ts'

interface SimulateOptions extends OverseeingOptions {
  readonly days: number
}

/** What a version would have changed. */
export const addPolicySimulate = (policy: Command, conclude: Conclude): Command =>
  addOverseeing(policy.command('simulate'))
    .description('Afgør de seneste videregivelser igen efter en anden version. / Decide recent disclosures by another version.')
    .argument('<version>', 'den foreslåede version / the proposed version')
    .option('--days <number>', 'dage tilbage, 1 til 366 / days back', days, 30)
    .action(async (version: string, options: SimulateOptions) => conclude(await simulate(version, options)))

const days = (text: string): number => {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 366) throw new InvalidArgumentError('give 1 to 366.')
  return count
}

const simulate = async (version: string, options: SimulateOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const variables = { version, days: options.days }
  const asked = await ask(asker, POLICY_OPERATIONS.simulation, variables, POLICY_REPLIES.simulation)
  return { output: showAnswer(asker, asked, showSimulation(asked.data.simulatePolicies)), exitCode: EXIT.done }
}
