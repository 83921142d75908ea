import type { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { valueName } from '../../schema/labels/contract.ts'
import { danishParts } from './danish-hour.ts'
import type { ShownEntry } from './shown-entry.ts'

/** `22-11-2026 14:05:09`: what a Danish Excel takes for a time, and sorts as one. */
const timeOf = (instant: Date): string => {
  const { year, month, day, hour, minute, second } = danishParts(instant)
  return `${day}-${month}-${year} ${hour}:${minute}:${second}`
}

/** The columns, in Danish, and what stands in each: names and counts of fields, never values. */
const COLUMNS: readonly (readonly [header: string, cell: (entry: ShownEntry) => string | number | null])[] = [
  ['Tidspunkt (dansk tid)', ({ at }) => timeOf(at)],
  ['Tidspunkt (UTC)', ({ at }) => at.toISOString()],
  ['Modtager', ({ recipient }) => recipient],
  ['System', ({ client }) => client],
  ['Medarbejder', ({ employee }) => employee],
  ['Rolle', ({ role }) => role],
  ['Formål', ({ purpose }) => purpose && valueName('Purpose', purpose).da],
  ['Begrundelse', ({ reason }) => reason],
  ['Udfald', ({ outcome }) => valueName('EntryOutcome', outcome).da],
  ['Afslagskode', ({ code }) => code],
  ['Handling', ({ act }) => act],
  ['Sag (egen reference)', ({ case: handle }) => handle],
  ['Nødadgang', ({ breakGlass }) => (breakGlass ? 'ja' : 'nej')],
  ['Dataansvarlige', ({ controllers }) => controllers.join(', ')],
  ['Oplysninger givet', ({ given }) => given],
  ['Oplysningernes navne', ({ facts }) => facts.join(', ')],
  ['Holdt tilbage', ({ withheld }) => withheld],
  ['Manglede', ({ unavailable }) => unavailable],
  ['Udvekslinger', ({ exchanges }) => exchanges.join(', ')],
  ['Hjemmel', ({ legalBases }) => legalBases.join(', ')],
  ['Samtykker', ({ consents }) => consents.join(', ')],
  ['Forespørgsel', ({ disclosureId }) => disclosureId],
  ['Log', ({ log }) => log],
  ['Blad', ({ leaf }) => leaf],
]

/** What each row of a demonstration says, wherever it is pasted. */
const SYNTHETIC: (typeof COLUMNS)[number] = ['Data', () => 'SYNTETISKE DATA']

/** As Danish Excel opens it: UTF-8 with its mark, semicolons, and no cell that begins a formula. */
export const asCsv = (entries: Readable, synthetic: boolean): Readable => {
  const columns = synthetic ? [...COLUMNS, SYNTHETIC] : COLUMNS
  return entries.map((entry: ShownEntry) => columns.map(([, cell]) => cell(entry))).compose(stringify({
    bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true, header: true,
    columns: columns.map(([header]) => header),
  }))
}
