import { InvalidArgumentError, Option, type Command } from 'commander'
import { z } from 'zod'
import { OUTCOMES } from '../../oversight/outcome.ts'
import { PURPOSES } from '../../../schema/purpose.ts'

/** What the commands of `samsyn log` filter by: the contract's `EntryFilter`, under the names of its options. */
export interface FilterOptions {
  readonly from?: string
  readonly until?: string
  readonly days?: number
  readonly recipients?: readonly string[]
  readonly controllers?: readonly string[]
  readonly employees?: readonly string[]
  readonly purposes?: readonly string[]
  readonly exchanges?: readonly string[]
  readonly facts?: readonly string[]
  readonly outcomes?: readonly string[]
  readonly codes?: readonly string[]
  readonly case?: string
  readonly request?: string
  readonly text?: string
  readonly breakGlass?: boolean
}

export const addFilter = (command: Command): Command => command
  .option('--from <instant>', 'fra, ISO 8601 / from', instant)
  .option('--until <instant>', 'indtil, ISO 8601 / until', instant)
  .option('--days <number>', 'de seneste dage / the last so many days', days)
  .option('--recipients <parties...>', 'modtagere / who asked')
  .option('--controllers <controllers...>', 'dataansvarlige / controllers')
  .option('--employees <ids...>', 'medarbejdere / employees')
  .addOption(new Option('--purposes <purposes...>', 'formål / purposes').choices(PURPOSES))
  .option('--exchanges <ids...>', 'udvekslinger, såsom X11 / exchanges')
  .option('--facts <fields...>', 'oplysninger, der blev givet / facts that were given')
  .addOption(new Option('--outcomes <outcomes...>', 'udfald / outcomes').choices(OUTCOMES))
  .option('--codes <codes...>', 'koder for afslag, og hvorfor noget blev holdt tilbage / codes of refusals and withholdings')
  .option('--case <number>', 'sagen, ved egen myndigheds sagsnummer / the case, by the own file number')
  .option('--request <id>', 'forespørgslen / the disclosure id')
  .option('--text <words>', 'ord i begrundelsen / words of the reason')
  .option('--break-glass', 'kun nødadgang / just break-glass')

export const filterOf = (options: FilterOptions): Readonly<Record<string, unknown>> => {
  const { from, until, days: lastDays, case: fileNumber, request: disclosureId, text, breakGlass } = options
  const { recipients, controllers, employees, purposes, exchanges, facts, outcomes, codes } = options
  const filter = {
    from, until, lastDays, fileNumber, disclosureId, text, breakGlass, recipients, controllers, employees, purposes, exchanges,
    facts, outcomes, codes,
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

const written = z.iso.datetime({ offset: true })

/** Never by the clock of the place that the command runs at. */
const instant = (text: string): string => {
  if (!written.safeParse(text).success) throw new InvalidArgumentError('give an instant with its zone, such as 2026-11-22T14:00:00+01:00.')
  return new Date(text).toISOString()
}

const days = (text: string): number => {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 3_660) throw new InvalidArgumentError('give 1 to 3660.')
  return count
}
