import { parse, print } from 'graphql'
import { possibleFacts } from '../../gateway/cli/chosen-facts.ts'
import { caseOperation } from '../../gateway/cli/operations.ts'
import { purposeHeading } from '../../policies/documents/exchange-tables.ts'
import { sayAsker } from '../../policies/words/asker.ts'
import { PERSONAS, type Persona } from '../../prisma/seed/personas.ts'
import { agencyOf } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'

/** One who asks for a purpose: a persona of the demonstration, by whichever name of the case it has. */
export interface Example {
  readonly purpose: Purpose
  readonly persona: string
  readonly by: 'fileNumber' | 'handle'
}

const example = (purpose: Purpose, persona: string, by: Example['by'] = 'fileNumber'): Example => ({ purpose, persona, by })

/** One for each purpose that gives facts of a case. Reference groups have no file numbers, only handles. */
export const EXAMPLES: readonly Example[] = [
  example('IDENTIFICATION', 'ulla'),
  example('ASSISTANCE', 'sara'),
  example('RESIDENCE_DECISION', 'ib'),
  example('INVESTIGATION', 'karen'),
  example('NON_PUNISHMENT', 'rasmus'),
  example('PREPARED_RETURN', 'ingrid'),
  example('DEPARTURE', 'nuno'),
  example('COORDINATION', 'grethe', 'handle'),
  example('VITAL_INTERESTS', 'shelter'),
]

export const exampleHeading = ({ purpose }: Example): string => purposeHeading(purpose, 'da')

/** All that the persona's role can get for the purpose, in one operation. */
const operationOf = ({ purpose, by }: Example, persona: Persona): string =>
  print(parse(caseOperation(by, purpose, possibleFacts(persona, purpose))))

export const exampleSections = (): readonly string[] => EXAMPLES.flatMap((one) => {
  const persona = PERSONAS.find(({ id }) => id === one.persona)
  const agency = persona && agencyOf(persona.party)
  if (!persona || !agency) throw new Error(`nobody plays \`${one.persona}\``)
  return [
    `### ${exampleHeading(one)}`,
    `${sayAsker(agency, [persona.role]).da}; i demonstrationen \`${persona.id}\`. \`asked\` er ${NAMED[one.by]}.`,
    `\`\`\`graphql\n${operationOf(one, persona)}\n\`\`\``,
  ]
})

const NAMED: Readonly<Record<Example['by'], string>> = { fileNumber: 'eget sagsnummer', handle: 'egen reference' }
