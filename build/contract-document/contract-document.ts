import { WITHOUT_FACTS } from '../../policies/documents/texts.ts'
import { purposeHeading } from '../../policies/documents/exchange-tables.ts'
import { linkTo, page, table } from '../../policies/documents/markdown.ts'
import { CONTROLLERS } from '../../schema/agency.ts'
import { CONTRACT } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { codeTables } from './code-tables.ts'
import { danish, ENUMS, fieldTable, INPUTS, operationTable, SCALARS, valueTable } from './described.ts'
import { exampleHeading, EXAMPLES, exampleSections } from './examples.ts'
import { factsHeading, factTables } from './fact-tables.ts'
import { FIRST_ANSWER, FIRST_OPERATION } from './first-example.ts'
import { removalTable } from './removal-table.ts'
import { RECEIPT_FIELDS, TEXTS } from './texts.ts'

interface Section {
  readonly heading: string
  readonly blocks: readonly string[]
  /** Headings below it that the contents name too. */
  readonly below?: readonly string[]
}

/** The contract as an agency's developer reads it beside the editor, in Danish: made of contract, policies and codes. */
export const contractDocument = (): string => {
  const sections = sectionsOf()
  return page([
    `# ${TEXTS.title}`, TEXTS.about, contentsOf(sections), ...sections.flatMap(({ heading, blocks }) => [`## ${heading}`, ...blocks]),
  ])
}

const contentsOf = (sections: readonly Section[]): string => sections.flatMap(({ heading, below = [] }) => [
  `- ${linkTo(heading, heading)}`, ...below.map((one) => `  - ${linkTo(one, one)}`),
]).join('\n')

const sectionsOf = (): readonly Section[] => [
  {
    heading: 'Formålet står i forespørgslen',
    blocks: [TEXTS.purpose, `\`\`\`graphql\n${FIRST_OPERATION}\n\`\`\``, TEXTS.registered, TEXTS.purposes, purposeTable()],
  },
  {
    heading: 'Svaret',
    blocks: [
      TEXTS.view, TEXTS.answer, `\`\`\`json\n${JSON.stringify(FIRST_ANSWER, null, 2)}\n\`\`\``, TEXTS.withheld, fieldTable('Withheld'), TEXTS.unavailable, fieldTable('Unavailable'),
      TEXTS.notices, fieldTable('Notice'), TEXTS.receipt,
      table(['Felt i `extensions.receipt`', 'Betydning'], RECEIPT_FIELDS.map(([name, says]) => [`\`${name}\``, says])),
    ],
  },
  { heading: 'Sider', blocks: [TEXTS.pages, fieldTable('CaseConnection'), fieldTable('PageInfo')] },
  {
    heading: 'Skalarer',
    blocks: [TEXTS.scalars, table(['Skalar', 'Form'], SCALARS.map((type) => [`\`${type.name}\``, danish(type)]))],
  },
  { heading: 'Koder og HTTP-statusser', blocks: [TEXTS.codes, ...codeTables()] },
  { heading: 'Oplysningerne', blocks: [TEXTS.facts, ...factTables()], below: CONTROLLERS.map(factsHeading) },
  { heading: 'Eksempler', blocks: [TEXTS.examples, ...exampleSections()], below: EXAMPLES.map(exampleHeading) },
  {
    heading: 'Forespørgsler og ændringer',
    blocks: [
      TEXTS.operations, '### `query`', operationTable('Query'), '### `mutation`', operationTable('Mutation'),
      ...INPUTS.flatMap((type) => [`### ${type.name}`, danish(type), fieldTable(type.name)]),
    ],
  },
  { heading: 'Det, der udgår', blocks: [TEXTS.removals, removalTable(CONTRACT)] },
  { heading: 'Kodelister', blocks: [TEXTS.enums, ...ENUMS.flatMap((type) => [`### ${type.name}`, danish(type), valueTable(type)])] },
]

const purposeTable = (): string => table(['Formål', 'Betydning', 'Giver oplysninger om en sag'], PURPOSES.map((purpose) => [
  `\`${purpose}\``,
  linkTo(purposeHeading(purpose, 'da'), purposeHeading(purpose, 'da').split(' (')[0] ?? '', 'udveksling.md'),
  WITHOUT_FACTS[purpose] ? 'nej' : 'ja',
]))
