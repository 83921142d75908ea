import { AgencyFailure } from '../agency-failure.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The text of an answer in UTF-8, as JSON (RFC 8259 § 8.1) and the contracts have it. @throws {AgencyFailure} `garbled` for any
 * other bytes: read all the same, a name would come out as another.
 */
export const textOf = (body: Buffer): string => {
  try {
    return utf8.decode(body)
  } catch {
    throw new AgencyFailure('garbled')
  }
}
