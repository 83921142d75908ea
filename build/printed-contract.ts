import { buildSchema, printSchema } from 'graphql'
import { breaksOf } from '../schema/contract-breaks.ts'
import { CONTRACT } from '../schema/facts.ts'

/** The contract as an agency's developer and its tools read it: SDL, with descriptions and announced removals. */
export const printedContract = (): string => `${printSchema(CONTRACT)}\n`

/** The same, to stand in the place of an earlier one. @throws where that would break callers without announcement. */
export const printedAfter = (committed: string, today: string): string => {
  const breaks = breaksOf(buildSchema(committed), CONTRACT, today)
  if (breaks.length === 0) return printedContract()
  throw new Error(`the contract would break its callers; announce it first (\`schema/removal.ts\`)\n${breaks.join('\n')}`)
}
