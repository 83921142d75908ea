import pg from 'pg'
import type { Lookup } from './lookup.ts'
import { message, number, text, type WireMessage } from './wire-message.ts'

/** The messages of one statement with parameters: parse, bind, describe, execute, sync. All unnamed, all values as text. */
const STATEMENT = 'PBDES'
const DESCRIBE_PORTAL = text('P')

/** The statement that a client asks, or undefined unless it is one unnamed statement with lists of texts. */
export const lookupIn = (batch: readonly WireMessage[]): Lookup | undefined => {
  const [parse, bind, describe] = batch.map((one) => one.body)
  const types = batch.map((one) => one.type).join('')
  if (types !== STATEMENT || !parse || !bind || !describe?.equals(DESCRIBE_PORTAL)) return undefined
  const [name, query] = parse.toString('utf8').split('\0')
  const values = valuesIn(bind)
  return name === '' && query && values ? { text: query, values } : undefined
}

/** The same messages for a statement: what goes to the database is what was judged, not what came. */
export const messagesFor = (lookup: Lookup): Buffer => Buffer.concat([
  message('P', text(''), text(lookup.text), number(2, 0)),
  message('B', text(''), text(''), number(2, 0), number(2, lookup.values.length), ...lookup.values.map(written),
    number(2, 0)),
  message('D', DESCRIBE_PORTAL),
  message('E', text(''), number(4, 0)),
  message('S'),
])

const TEXT_ARRAY: number = 1009
const readArray = pg.types.getTypeParser(TEXT_ARRAY) as (literal: string) => string[]

const written = (values: readonly string[]): Buffer => {
  const bytes = Buffer.from(`{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
  return Buffer.concat([number(4, bytes.length), bytes])
}

/** The parameters in a bind message, each a list of texts. */
const valuesIn = (bind: Buffer): string[][] | undefined => {
  if (bind.readUInt16BE(0) !== 0) return undefined
  const formats = bind.readUInt16BE(2)
  const count = 4 + 2 * formats
  if (bind.subarray(4, count).some((byte) => byte !== 0)) return undefined
  const values: string[][] = []
  let at = count + 2
  for (let left = bind.readUInt16BE(count); left > 0; left -= 1) {
    const length = bind.readInt32BE(at)
    const literal = bind.toString('utf8', at + 4, at + 4 + length)
    if (length < 2 || !literal.startsWith('{')) return undefined
    values.push(readArray(literal))
    at += 4 + length
  }
  return values
}
