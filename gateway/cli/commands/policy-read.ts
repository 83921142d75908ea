import type { Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import { handleOf } from '../case-handle.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { POLICY_OPERATIONS } from '../policy/policy-operations.ts'
import { POLICY_REPLIES } from '../policy/policy-replies.ts'
import { POLICY } from '../policy/policy-texts.ts'
import { showProposals } from '../policy/show-proposal.ts'
import { showAnswer } from '../show-answer.ts'

/** What everyone who works under the policies may read. */
export const addPolicyRead = (policy: Command, conclude: Conclude): void => {
  addOverseeing(policy.command('list'))
    .description('Vis versionerne: foreslået, godkendt, i kraft. / Show the versions: proposed, approved, in force.')
    .action(async (options: OverseeingOptions) => conclude(await list(options)))
  addOverseeing(policy.command('show'))
    .description('Vis en version som det dokument, der kan foreslås. / Show a version as the document that proposes it.')
    .argument('[version]', 'versionen; ellers den, der gælder / the version; else the one in force')
    .action(async (version: string | undefined, options: OverseeingOptions) => conclude(await show(version, options)))
  addOverseeing(policy.command('diff'))
    .description('Vis, hvad der ændres fra en version til en anden. / Show what changes from one version to another.')
    .argument('<from>', 'den ene version / one version')
    .argument('<to>', 'den anden / the other')
    .action(async (from: string, to: string, options: OverseeingOptions) => conclude(await diff(from, to, options)))
  addOverseeing(policy.command('who-can-see'))
    .description('Vis, hvem der kan se en oplysning, til hvad og hvornår. / Show who can see a fact, for what and when.')
    .argument('<fact>', 'oplysningen, såsom `CMM.needs.language` / the fact')
    .option('--case <number>', 'også hvem der må nu i denne sag / also who may now, in this case')
    .option('--version <version>', 'efter en anden version end den, der gælder / by another version than the one in force')
    .action(async (fact: string, options: ReadersOptions) => conclude(await readers(fact, options)))
}

interface ReadersOptions extends OverseeingOptions {
  readonly case?: string
  readonly version?: string
}

const list = async (options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, POLICY_OPERATIONS.list, {}, POLICY_REPLIES.list)
  const { inForce, proposals } = asked.data.policyProposals
  const blocks = showProposals(proposals, inForce, new Date())
  return { output: showAnswer(asker, asked, [`${POLICY.inForce}  ${inForce ?? POLICY.unknown}`, ...blocks]), exitCode: EXIT.done }
}

/** The document alone, so that it can be kept in a file, changed and proposed. */
const show = async (version: string | undefined, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, POLICY_OPERATIONS.show, { version }, POLICY_REPLIES.show)
  return { output: asker.json ? asked.body : JSON.parse(asked.data.policyDocument.document) as unknown, exitCode: EXIT.done }
}

const diff = async (from: string, to: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, POLICY_OPERATIONS.difference, { from, to }, POLICY_REPLIES.difference)
  const { disclosures, plans } = asked.data.policyDifference
  const said = (['newlyPermitted', 'newlyRefused'] as const).map((kind) => [
    POLICY[kind], ...disclosures.filter((one) => one.kind === kind).map(({ says }) => `  ${says.da}`),
  ])
  const blocks = [...said, [POLICY.plans, ...plans.map(({ da }) => `  ${da}`)]].filter(({ length }) => length > 1)
  return {
    output: showAnswer(asker, asked, blocks.length > 0 ? blocks.map((block) => block.join('\n')) : [POLICY.noDifference]),
    exitCode: EXIT.done,
  }
}

const readers = async (fact: string, options: ReadersOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const handle = options.case === undefined ? undefined : await handleOf(asker, options.case)
  const variables = { fact, case: handle, version: options.version }
  const asked = await ask(asker, POLICY_OPERATIONS.readers, variables, POLICY_REPLIES.readers)
  const found = asked.data.whoCanSee.readers.map(({ says, parties }) =>
    (parties === null ? says.da : `${says.da}\n  ${POLICY.now}: ${parties.join(', ') || POLICY.nobodyNow}`))
  return { output: showAnswer(asker, asked, found.length > 0 ? found : [POLICY.nobody]), exitCode: EXIT.done }
}
