import type { CaseAsk, Reply } from './adapter.ts'
import { AgencyFailure } from './agency-failure.ts'
import type { FactValues } from '../schema/fact.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One case as it came from an agency, still in its own terms. */
export interface ReceivedCase {
  readonly fileNumber: string
  readonly wire: unknown
}

/**
 * The reply to an ask: of each case just the facts asked for. A case that was not asked for, or came before, is dropped
 * unread and counts as one (P3); `surplus` is what the protocol around the cases held too much of.
 */
export const replyFrom = (
  asks: readonly CaseAsk[], received: readonly ReceivedCase[], vocabulary: Vocabulary, surplus = 0,
): Reply => {
  const asked = new Map(asks.map((ask) => [ask.fileNumber, ask.facts]))
  const cases = new Map<string, FactValues>()
  let dropped = surplus
  for (const { fileNumber, wire } of received) {
    const facts = asked.get(fileNumber)
    const read = facts && !cases.has(fileNumber) ? vocabulary.fromWire(facts, wire) : undefined
    if (read) cases.set(fileNumber, read.values)
    dropped += read ? read.surplus : 1
  }
  return { cases, surplus: dropped }
}

/**
 * The reply to an ask by a protocol that answers each name that it was asked for, be it empty: of a case in which one is not, that
 * fact is not known, and not empty (P11). @throws {AgencyFailure} `garbled` then.
 */
export const wholeReplyFrom: typeof replyFrom = (asks, received, vocabulary, surplus) => {
  const reply = replyFrom(asks, received, vocabulary, surplus)
  const isWhole = asks.every(({ fileNumber, facts }) => {
    const values = reply.cases.get(fileNumber)
    return !values || facts.every((fact) => isSaid(values, fact.split('.')))
  })
  if (!isWhole) throw new AgencyFailure('garbled')
  return reply
}

/** Whether something stands at a path, in each item of a list that it leads through; null leads no further. */
const isSaid = (value: unknown, [name, ...below]: readonly string[]): boolean => {
  if (name === undefined || value === null) return true
  if (Array.isArray(value)) return value.every((item) => isSaid(item, [name, ...below]))
  return Object.hasOwn(value as FactValues, name) && isSaid((value as FactValues)[name], below)
}
