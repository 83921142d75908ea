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

/**
 * Sends entries to a SIEM as they come: OCSF events, one a line. A batch that is not taken with a 2xx is sent again, so that
 * each event comes at least once, and `metadata.uid` tells one that came twice.
 */
export const createSiemFollower = ({ url, token }: SiemSettings): Follower => ({
  name: SIEM,
  take: async (_transaction, leaves) => {
    const kept = leaves.filter((leaf): leaf is FollowedLeaf & { readonly entry: Entry } => leaf.entry !== null)
    if (kept.length === 0) return
    const reply = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', ...(token && { authorization: `Bearer ${token}` }) },
      body: kept.map((leaf) => `${JSON.stringify(ocsfEvent(leaf))}\n`).join(''),
      signal: AbortSignal.timeout(PATIENCE),
    })
    await reply.body.dump()
    if (reply.statusCode < 200 || reply.statusCode > 299) throw new Error('the SIEM did not take the events')
  },
})
