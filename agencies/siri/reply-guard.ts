import type { Duplex } from 'node:stream'
import { isWellFormed } from './reply-grammar.ts'
import { createMessageReader } from './wire-message.ts'

/** Bytes of one answer, at most: 100 cases at 20 KiB each. */
const MAX_REPLY = 2 * 1024 * 1024

export interface ReplyGuard {
  /** Starts to count the bytes of an answer. */
  expectReply(): void
  /** Whether something came that no server says: then the line is cut. */
  broken(): boolean
}

/**
 * Stands between the line and its reader, and lets only whole, well-formed messages through: the client library trusts its
 * server, and an agency that sends a short message could otherwise stop the process, or one without end fill its memory.
 */
export const guardReplies = (stream: Duplex): ReplyGuard => {
  const reader = createMessageReader('server', MAX_REPLY)
  const emit = stream.emit.bind(stream)
  let received = 0
  let broken = false
  const passed = (chunk: Buffer): Buffer | undefined => {
    received += chunk.length
    try {
      const messages = reader.read(chunk)
      const holds = received <= MAX_REPLY && messages.every(({ type, body }) => isWellFormed(type, body))
      return holds ? Buffer.concat(messages.map((message) => message.raw)) : undefined
    } catch {
      return undefined
    }
  }
  const gate = (chunk: Buffer): boolean => {
    const whole = broken ? undefined : passed(chunk)
    broken ||= !whole
    if (broken) stream.destroy()
    return whole !== undefined && whole.length > 0 && emit('data', whole)
  }
  stream.emit = (event: string | symbol, ...values: unknown[]): boolean =>
    event === 'data' ? gate(values[0] as Buffer) : emit(event, ...values)
  return { expectReply: () => void (received = 0), broken: () => broken }
}
