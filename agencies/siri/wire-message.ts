/** A message of PostgreSQL's protocol: its first byte, its body without the length, and its bytes as they came. */
export interface WireMessage {
  /** One character; empty for what a client says before its session has started. */
  readonly type: string
  readonly body: Buffer
  readonly raw: Buffer
}

/** Puts messages together from what comes over the line, in any pieces. */
export interface MessageReader {
  /** The messages that are complete now. @throws when one is larger than it may be, or says a length that none can have. */
  read(chunk: Buffer): WireMessage[]
}

/** The version that a client names when it starts a session: 3.0. */
const PROTOCOL = 3 << 16
const LENGTH = 4

/** `from` whom the messages come: a client's first ones, up to the start of its session, have no type. */
export const createMessageReader = (from: 'server' | 'client', maxBytes: number): MessageReader => {
  let held: Buffer = Buffer.alloc(0)
  let typed = from === 'server' ? 1 : 0
  const next = (): WireMessage | undefined => {
    if (held.length < typed + LENGTH) return undefined
    const size = typed + held.readUInt32BE(typed)
    if (size < typed + LENGTH || size > maxBytes) throw new Error('a message is larger than it may be')
    if (held.length < size) return undefined
    const raw = held.subarray(0, size)
    const message = { type: raw.toString('latin1', 0, typed), body: raw.subarray(typed + LENGTH), raw }
    held = held.subarray(size)
    if (message.body.length >= 4 && message.body.readUInt32BE(0) === PROTOCOL) typed = 1
    return message
  }
  return {
    read: (chunk) => {
      held = held.length ? Buffer.concat([held, chunk]) : chunk
      const messages: WireMessage[] = []
      for (let message = next(); message; message = next()) messages.push(message)
      return messages
    },
  }
}

/** The bytes of a message. */
export const message = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const size = Buffer.alloc(LENGTH)
  const body = Buffer.concat(parts)
  size.writeUInt32BE(LENGTH + body.length)
  return Buffer.concat([Buffer.from(type, 'latin1'), size, body])
}

/** A text that ends in a zero byte. */
export const text = (value: string): Buffer => Buffer.from(`${value}\0`)

/** A whole number of two or four bytes. */
export const number = (size: 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(size)
  bytes.writeIntBE(value, 0, size)
  return bytes
}
