import type { Command } from 'commander'
import { z } from 'zod'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { danishTime } from '../danish.ts'
import { EXIT } from '../exit-codes.ts'
import { operation } from '../operations.ts'
import { showAnswer } from '../show-answer.ts'

interface EmployeeOptions extends OverseeingOptions {
  readonly party: string
}

type Act = 'endEmployee' | 'readmitEmployee'

const changed = z.object({ party: z.string(), employee: z.string(), endedAt: z.string().nullable() })

/** Which employees no longer act for their party: at work within five seconds, before their issuer knows. */
export const addEmployee = (program: Command, conclude: Conclude): Command => {
  const employee = program.command('employee')
    .description('Luk en medarbejder ude, eller ind igen. / End an employee\'s access, or let her in again.')
  const add = (name: string, act: Act, description: string): Command => addOverseeing(employee.command(name))
    .description(description)
    .argument('<employee>', 'myndighedens eget id for medarbejderen / the party\'s own id of the employee')
    .requiredOption('--party <party>', 'hvis medarbejder / whose employee')
    .action(async (id: string, options: EmployeeOptions) => conclude(await change(act, id, options)))
  add('end', 'endEmployee', 'Hun er holdt op; virker inden for fem sekunder. / She has left; works within five seconds.')
  add('readmit', 'readmitEmployee', 'Hun er tilbage. / She is back.')
  return employee
}

const change = async (act: Act, employee: string, options: EmployeeOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(
    asker, operation('mutation', '$party: Party!, $employee: String!', 'OVERSIGHT',
      `change: ${act}(party: $party, employee: $employee) { party employee endedAt }`),
    { party: options.party, employee }, z.object({ change: changed }))
  const { endedAt, party } = asked.data.change
  const says = endedAt ? `meldt ud ${danishTime(endedAt)}` : 'meldt ind igen'
  return { output: showAnswer(asker, asked, [`${party}  ${employee}  ${says}`]), exitCode: EXIT.done }
}
