import { setTimeout as pause } from 'node:timers/promises'
import { EXIT } from './exit-codes.ts'
import { Stopped } from './stopped.ts'
import { STOPPED } from './texts.ts'

/** One leaf of a receipt: what was recorded, the salt that opens its commitments, and the proof that it stands in the trail. */
export interface ReceiptLeaf {
  readonly index: string
  readonly salt: string | null
  /** The very bytes that were hashed, as text. */
  readonly entry: string
  /** `c2sp.org/tlog-proof@v1`. */
  readonly proof: string
}

/** Which leaf of which log, as an answer's receipt says it. */
export interface LeafPlace {
  readonly log: string
  readonly index: string
  readonly salt: string | null
}

/** Milliseconds that one answer may take; and how often, and how many times, is asked whether a leaf is countersigned. */
const PATIENCE = 10_000
const WAIT = { pause: 500, times: 10 }

type HeadersOf = (path: string) => Promise<Record<string, string>>

/**
 * Completes one leaf of a receipt: the entry is given to the employee whose request it was, by the headers of a request
 * for a path that show who asks. @throws {Stopped}
 */
export const fetchReceiptLeaf = async (gateway: string, headersOf: HeadersOf, { log, index, salt }: LeafPlace): Promise<ReceiptLeaf> => {
  const at = `/trail/${encodeURIComponent(log)}`
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${gateway}${at}${path}`, { headers, signal: AbortSignal.timeout(PATIENCE) })
      .catch(() => { throw new Stopped(EXIT.failed, STOPPED.noGateway(gateway)) })

  const entry = await get(`/entry/${index}`, await headersOf(`${at}/entry/${index}`))
  if (!entry.ok) throw new Stopped(EXIT.notAvailable, STOPPED.noLeaf)
  const proof = async (tries: number): Promise<Response> => {
    const reply = await get(`/proof/${index}`)
    if (reply.ok) return reply
    if (tries === 0) throw new Stopped(EXIT.failed, STOPPED.notCountersigned)
    await pause(WAIT.pause)
    return proof(tries - 1)
  }
  return { index, salt, entry: await entry.text(), proof: await (await proof(WAIT.times)).text() }
}
