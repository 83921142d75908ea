import type { CaseAsk } from '../adapter.ts'
import type { HeldCase } from '../reference/held-cases.ts'
import { ODataError } from './odata-error.ts'
import type { ODataRead } from './odata-read.ts'
import { vocabulary } from './vocabulary.ts'

/** What a read asks for, in the contract's terms. */
export const asksOf = ({ fileNumbers, properties, ofVisits = [] }: ODataRead): CaseAsk[] => {
  const names = [...properties, ...ofVisits.map((name) => `Tilsynsbesoeg.${name}`)]
  const facts = names.flatMap((name) => vocabulary.pathOfWireName(name) ?? [])
  return fileNumbers.map((fileNumber) => ({ fileNumber, facts }))
}

/**
 * The answer to a read, of the cases held: an entity or a collection of them (OData JSON Format 4.01, 6 and 13), with its
 * context URL unless the asker wants no metadata. @throws {ODataError} 404 when the one case asked for is not held.
 */
export const answerTo = (read: ODataRead, held: readonly HeldCase[], accept = ''): Wire => {
  const context = accept.includes('odata.metadata=none') ? {} : { '@odata.context': contextOf(read) }
  if (!read.single) return { ...context, value: held.map((one) => entityOf(read, one)) }
  const one = held.find(({ fileNumber }) => read.fileNumbers.includes(fileNumber)) ?? held[0]
  if (!one) throw new ODataError(404, 'IkkeFundet', 'der er ingen sådan sag')
  return { ...context, ...entityOf(read, one) }
}

const contextOf = ({ single, properties, ofVisits }: ODataRead): string => {
  const selected = [...properties, ...(ofVisits ? [`Tilsynsbesoeg(${ofVisits.join(',')})`] : [])]
  return `$metadata#Sager(${selected.join(',')})${single ? '/$entity' : ''}`
}

type Wire = Readonly<Record<string, unknown>>

const entityOf = (read: ODataRead, { fileNumber, facts }: HeldCase): Wire => {
  const { Tilsynsbesoeg: visits, ...wire } = vocabulary.toWire(facts)
  const given = complete(read.properties, { Sagsnummer: fileNumber, ...wire })
  if (!read.ofVisits && !visits) return given
  const visited = (visits ?? []) as readonly Wire[]
  return { ...given, Tilsynsbesoeg: visited.map((visit) => complete(read.ofVisits ?? [], visit)) }
}

const COLLECTIONS = ['Paabud', 'Fund']

/** With every property that was selected: null, or for a collection empty, where nothing is known. */
const complete = (names: readonly string[], wire: Wire): Wire => ({
  ...wire,
  ...Object.fromEntries(names.map((name) => [name, wire[name] ?? (COLLECTIONS.includes(name) ? [] : null)])),
})
