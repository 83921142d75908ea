import { performance } from 'node:perf_hooks'
import { request } from 'undici'
import type { FollowedLeaf, Follower } from '../followers/follower.ts'
import type { Entry } from '../trail/entry.ts'
import { ocsfEvent } from './ocsf-event.ts'

export interface SiemSettings {
  /** Takes JSON Lines by POST. */
  readonly url: string
  readonly token?: string | undefined
}

/** The name of the cursor. */
export const SIEM = 'siem'

/** Milliseconds that one batch may take. */
const PATIENCE = 10_000

/** How many batches one after another would fit into that time, when the next may be twice as large. */
const EASILY = 4

/** The SIEM takes no body of this size (RFC 9110 §15.5.14). */
class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/**
 * Sends entries to a SIEM as they come: OCSF events, one a line. A batch that is not taken with a 2xx is sent again, so that
 * each event comes at least once, and `metadata.uid` tells one that came twice. One that is not taken in time, or is too large,
 * is sent again by halves, so that a slow SIEM and one that takes little gets on too.
 */
export const createSiemFollower = ({ url, token }: SiemSettings, patience = PATIENCE): Follower => {
  let atMost = Infinity
  let fitting = Infinity

  const send = async (events: string): Promise<void> => {
    const reply = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', ...(token && { authorization: `Bearer ${token}` }) },
      body: events,
      signal: AbortSignal.timeout(patience),
    })
    await reply.body.dump()
    if (reply.statusCode === 413) throw new TooLarge('the SIEM takes fewer events at once')
    if (reply.statusCode < 200 || reply.statusCode > 299) throw new Error('the SIEM did not take the events')
  }

  return {
    name: SIEM,
    keepsNothing: true,
    atMost: () => atMost,
    take: async (_transaction, leaves) => {
      const kept = leaves.filter((leaf): leaf is FollowedLeaf & { readonly entry: Entry } => leaf.entry !== null)
      if (kept.length === 0) return
      const began = performance.now()
      await send(kept.map((leaf) => `${JSON.stringify(ocsfEvent(leaf))}\n`).join('')).catch((error: unknown) => {
        const half = Math.max(1, leaves.length >> 1)
        if (error instanceof TooLarge) fitting = half
        if (error instanceof TooLarge || isTimeout(error)) atMost = half
        throw error
      })
      if (leaves.length >= atMost && EASILY * (performance.now() - began) < patience) atMost = Math.min(2 * atMost, fitting)
    },
  }
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'
