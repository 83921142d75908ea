import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { RECENT } from './demonstration-seed.ts'

/** Where the demonstration keeps its data, and on which ports it listens. */
export interface DemoOptions {
  readonly data: string
  /** The gateway's port; the others follow it. */
  readonly portBase: number
  /** Generated cases beside the stories; counts at the first start only. */
  readonly cases: number
  /** Disclosures of the last 90 days, about so many, with planted misuses; the same. */
  readonly disclosures: number
  /** Which operations run: any, or those alone that were registered and approved, as in production. */
  readonly documents: 'any' | 'registered'
}

const wholeNumber = (least: number, most: number) => (text: string): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least || number > most)
    throw new InvalidArgumentError(`give a whole number from ${least} to ${most}.`)
  return number
}

/** Reads the command line; on a mistake it says what is wrong and ends with exit code 2. */
export const readOptions = (args: readonly string[]): DemoOptions => {
  const command = new Command('npm start --')
    .description('The whole of Samsyn on this machine, over synthetic cases: gateway, issuer, agencies and PostgreSQL.')
    .option('--data <folder>', 'where it keeps its data; the next start finds it again', './data')
    .option('--port-base <port>', 'port of the gateway; the others follow it', wholeNumber(1024, 64_000), 4000)
    .option('--cases <number>', 'generated cases beside the stories, at the first start', wholeNumber(0, 100_000), 10_000)
    .option('--disclosures <number>', `recorded disclosures, at the first start; none over fewer than ${RECENT} cases`, wholeNumber(0, 29_000), 20_000)
    .addOption(new Option('--documents <which>', 'operations that run').choices(['any', 'registered']).default('any'))
    .exitOverride((exit) => process.exit(exit.exitCode === 0 ? 0 : 2))
  const { data, cases, disclosures, ...others } = command.parse(args, { from: 'user' }).opts<DemoOptions>()
  return { ...others, data: resolve(data), cases, disclosures: cases < RECENT ? 0 : disclosures }
}
