import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { POLICY_OPERATIONS } from '../policy/policy-operations.ts'
import { POLICY_REPLIES } from '../policy/policy-replies.ts'
import { POLICY } from '../policy/policy-texts.ts'
import { showProposal } from '../policy/show-proposal.ts'
import { showAnswer } from '../show-answer.ts'
import { Stopped } from '../stopped.ts'
import { STOPPED } from '../texts.ts'

/** Putting policies in force: proposed by one, approved by others. */
export const addPolicyPropose = (policy: Command, conclude: Conclude): void => {
  addOverseeing(policy.command('propose'))
    .description('Foreslå regler. De gælder ikke, før de er godkendt. / Propose policies, for officers to approve.')
    .argument('<file>', 'dokumentet, som `policy show` giver det / the document, as `policy show` gives it')
    .action(async (file: string, options: OverseeingOptions) => conclude(await propose(file, options)))
  addOverseeing(policy.command('approve'))
    .description('Godkend et forslag; den sidste nødvendige sætter det i kraft. / Approve; the last needed puts in force.')
    .argument('<proposal>', 'forslagets id, som `policy list` viser det / id of the proposal')
    .action(async (proposal: string, options: OverseeingOptions) => conclude(await approve(proposal, options)))
}

const propose = async (file: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const text = await readFile(file, 'utf8').catch(() => { throw new Stopped(EXIT.usage, STOPPED.noDocument(file)) })
  const asked = await ask(asker, POLICY_OPERATIONS.propose, { document: compact(text) }, POLICY_REPLIES.propose)
  const { proposal, faults } = asked.data.proposePolicies
  if (proposal) return { output: showAnswer(asker, asked, [showProposal(proposal, new Date())]), exitCode: EXIT.done }
  const said = [POLICY.faulty, ...faults.map((fault) => `  ${fault}`)].join('\n')
  return { output: showAnswer(asker, asked, [said]), exitCode: EXIT.refused }
}

/** Without the spaces of a document that people edit; what is not JSON the gateway says. */
const compact = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

const approve = async (proposal: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, POLICY_OPERATIONS.approve, { proposal }, POLICY_REPLIES.approve)
  const said = showProposal(asked.data.approvePolicies.proposal, new Date())
  return { output: showAnswer(asker, asked, [said]), exitCode: EXIT.done }
}
