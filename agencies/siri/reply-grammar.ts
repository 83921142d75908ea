import { isUtf8 } from 'node:buffer'

/** Reads a message's body from its start; every step throws when the body is too short for it. */
interface Cursor {
  readonly bytes: Buffer
  at: number
}

type Shape = (body: Cursor) => void

const bytes = (count: number): Shape => (body) => {
  if (count < 0 || body.at + count > body.bytes.length) throw new Error('a message is shorter than it says')
  body.at += count
}

const text: Shape = (body) => {
  const end = body.bytes.indexOf(0, body.at)
  if (end < 0) throw new Error('a text does not end')
  body.at = end + 1
}

const inOrder = (...shapes: readonly Shape[]): Shape => (body) => shapes.forEach((shape) => shape(body))

const number = (size: 2 | 4, body: Cursor): number => {
  bytes(size)(body)
  return body.bytes.readIntBE(body.at - size, size)
}

const counted = (shape: Shape): Shape => (body) => {
  for (let left = number(2, body); left > 0; left -= 1) shape(body)
}

/** A value of a row, in UTF-8 as the client says that it reads it: read all the same, it would come out as another. -1 stands for none. */
const value: Shape = (body) => {
  const length = number(4, body)
  if (length === -1) return
  bytes(length)(body)
  if (!isUtf8(body.bytes.subarray(body.at - length, body.at))) throw new Error('a value is in another encoding')
}

/** Items, each told by `item`, until a zero byte. */
const untilZero = (item: Shape): Shape => (body) => {
  while (body.bytes[body.at] !== 0) item(body)
  bytes(1)(body)
}

const AUTHENTICATION: Readonly<Record<number, Shape>> = {
  0: bytes(0),
  3: bytes(0),
  5: bytes(4),
  10: untilZero(text),
  11: (body) => void (body.at = body.bytes.length),
  12: (body) => void (body.at = body.bytes.length),
}

const authentication: Shape = (body) => {
  const shape = AUTHENTICATION[number(4, body)]
  if (!shape) throw new Error('an unknown way to authenticate')
  shape(body)
}

/** The messages that a server may answer a lookup with (PostgreSQL, Message Formats), by their first byte. */
const SHAPES: Readonly<Record<string, Shape>> = {
  R: authentication,
  K: bytes(8),
  S: inOrder(text, text),
  Z: bytes(1),
  T: counted(inOrder(text, bytes(18))),
  D: counted(value),
  C: text,
  E: untilZero(inOrder(bytes(1), text)),
  N: untilZero(inOrder(bytes(1), text)),
  1: bytes(0),
  2: bytes(0),
  n: bytes(0),
}

/** Whether a message is one that may come, of just the shape that it must have. */
export const isWellFormed = (type: string, body: Buffer): boolean => {
  const cursor = { bytes: body, at: 0 }
  try {
    SHAPES[type]?.(cursor)
    return type in SHAPES && cursor.at === body.length
  } catch {
    return false
  }
}
