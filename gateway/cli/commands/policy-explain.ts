import { Option, type Command } from 'commander'
import { PURPOSES } from '../../../schema/purpose.ts'
import { ROLES } from '../../../schema/role.ts'
import {
  addAsking, addOverseeing, openAsker, openOverseer, type AskingOptions, type OverseeingOptions,
} from '../asking.ts'
import { ask } from '../ask.ts'
import { handleOf } from '../case-handle.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { explainOperation, POLICY_OPERATIONS } from '../policy/policy-operations.ts'
import { POLICY_REPLIES } from '../policy/policy-replies.ts'
import { showDecidedAgain, showExplained } from '../policy/show-decisions.ts'
import { showAnswer } from '../show-answer.ts'

interface ExplainOptions extends AskingOptions {
  readonly case: string
  readonly fields: readonly string[]
  readonly role?: string
  readonly for?: string
  readonly version?: string
}

/** Why something would be permitted or refused in a case, and why something was. */
export const addPolicyExplain = (policy: Command, conclude: Conclude): void => {
  addAsking(policy.command('explain'))
    .description('Forklar, hvorfor noget er tilladt eller ikke i en sag. / Explain why facts of a case are given or withheld.')
    .requiredOption('--case <number>', 'sagen, ved egen myndigheds sagsnummer / the case, by the own file number')
    .requiredOption('--fields <fields...>', 'oplysningerne, såsom `cmm.needs police` / the facts')
    .addOption(new Option('--role <role>', 'til OVERSIGHT: en kollegas rolle / for OVERSIGHT: a colleague\'s role').choices(ROLES))
    .addOption(new Option('--for <purpose>', 'til OVERSIGHT: kollegaens formål / for OVERSIGHT: her purpose').choices(PURPOSES))
    .option('--version <version>', 'efter en anden version end den, der gælder / by another version than the one in force')
    .addHelpText('after', `
Eksempler / examples:
  samsyn policy explain --as sara --purpose ASSISTANCE --case CMM-2026-0042 --fields police.hearingDate
  samsyn policy explain --as dpo --purpose OVERSIGHT --role contactPerson --for ASSISTANCE --case CMM-2026-0042 \\
    --fields police
`)
    .action(async (options: ExplainOptions) => conclude(await explain(options)))
  addOverseeing(policy.command('redecide'))
    .description('Vis en videregivelse, og afgør den igen efter reglerne fra den dag. / Show a disclosure, decided again.')
    .argument('<log>', 'loggen på kvitteringen / the log on the receipt')
    .argument('<leaf>', 'bladet på kvitteringen / the leaf on the receipt')
    .action(async (log: string, leaf: string, options: OverseeingOptions) => conclude(await redecide(log, leaf, options)))
}

const explain = async (options: ExplainOptions): Promise<Conclusion> => {
  const asker = await openAsker(options)
  const { fields, role, for: purpose, version } = options
  const variables = { case: await handleOf(asker, options.case), fields, role, purpose, version }
  const asked = await ask(asker, explainOperation(asker.purpose), variables, POLICY_REPLIES.explanation)
  return { output: showAnswer(asker, asked, showExplained(asked.data.explainPolicies.facts)), exitCode: EXIT.done }
}

const redecide = async (log: string, leaf: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, POLICY_OPERATIONS.decidedAgain, { log, leaf }, POLICY_REPLIES.decidedAgain)
  return { output: showAnswer(asker, asked, showDecidedAgain(asked.data.explainDisclosure)), exitCode: EXIT.done }
}
