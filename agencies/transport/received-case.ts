import { AgencyFailure } from '../agency-failure.ts'
import type { ReceivedCase } from '../reply.ts'

/** The names and values of a JSON object. @throws {AgencyFailure} `garbled` for anything else. */
export const objectOf = (json: unknown): Readonly<Record<string, unknown>> => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new AgencyFailure('garbled')
  return json as Record<string, unknown>
}

/** How many names of a JSON object are none that its protocol has there (P3). */
export const strangersIn = (object: object, own: readonly string[]): number =>
  Object.keys(object).filter((name) => !own.includes(name)).length

/** A case as protocols send it that keep the file number, under a name of their own, among the facts. */
export const receivedCase = (json: unknown, name: string): ReceivedCase => {
  const { [name]: fileNumber, ...wire } = objectOf(json)
  if (typeof fileNumber !== 'string') throw new AgencyFailure('garbled')
  return { fileNumber, wire }
}
