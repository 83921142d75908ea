import type { CaseAsk } from '../adapter.ts'
import { vocabulary } from './vocabulary.ts'

/** The one statement that SIRI answers, and its parameters: file numbers, first of all cases, then of each column. */
export interface Lookup {
  readonly text: string
  readonly values: readonly (readonly string[])[]
}

/** The lookup for an ask: a column is read for just those cases that ask for it. */
export const lookupFor = (cases: readonly CaseAsk[], order: string): Lookup => {
  const asks = cases.map(({ fileNumber, facts }) => ({ fileNumber, columns: vocabulary.toWireNames(facts) }))
  const columns = [...new Set(asks.flatMap((ask) => ask.columns))]
  const askedFor = columns.map((column) =>
    asks.filter((ask) => ask.columns.includes(column)).map((ask) => ask.fileNumber))
  return { text: textOf(order, columns), values: [cases.map((ask) => ask.fileNumber), ...askedFor] }
}

/** What a statement asks for, and the order that it carries; undefined unless it is the one of the contract. */
export const readLookup = ({ text, values }: Lookup): { order: string; asked: CaseAsk[] } | undefined => {
  const order = decoded(/^\/\* videregivelsesordre='([^']*)' \*\//.exec(text)?.[1] ?? '')
  const columns = [...text.matchAll(/ end as (\w+)/g)].map(([, column]) => column ?? '')
  const [fileNumbers = [], ...askedFor] = values
  const asked = fileNumbers.map((fileNumber) => ({
    fileNumber,
    facts: columns
      .filter((_, at) => askedFor[at]?.includes(fileNumber))
      .flatMap((column) => vocabulary.pathOfWireName(column) ?? []),
  }))
  const named = new Set(fileNumbers)
  const asTheContract = text === textOf(order, columns) && askedFor.length === columns.length
    && columns.every((column) => vocabulary.pathOfWireName(column)) && asked.every((ask) => ask.facts.length > 0)
    && askedFor.flat().every((fileNumber) => named.has(fileNumber))
  return asTheContract ? { order, asked } : undefined
}

/** As it is where it cannot be decoded: that is the order of no statement. */
const decoded = (written: string): string => {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}

/** The order stands in front as sqlcommenter writes values. */
const textOf = (order: string, columns: readonly string[]): string => {
  const read = columns.map((column, at) => `case when sagsnummer = any($${at + 2}) then ${column} end as ${column}`)
  const comment = `/* videregivelsesordre='${encodeURIComponent(order).replaceAll('\'', '%27').replaceAll('*', '%2A')}' */`
  return `${comment} select ${['sagsnummer', ...read].join(', ')} from siri.sager where sagsnummer = any($1)`
}
