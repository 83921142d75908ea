import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { mayChange } from '../../policies/may-change.ts'
import { dealsWithShares, SHARE_REQUEST_DAYS } from '../../policies/shares-at-the-table.ts'
import type { Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { askForShare } from './changes/ask-for-share.ts'
import { closeShareRequest } from './changes/close-share-request.ts'
import type { ConsentHandles } from './consent-handle.ts'
import type { ControlData, ControlledCase } from './control-data.ts'
import type { Changed, MakeChange, Told } from './make-change.ts'
import { standingOf } from './standing.ts'

interface ShareRequestsDeps {
  readonly pool: Pick<Pool, 'query'>
  readonly makeChange: MakeChange
  readonly controlData: ControlData
  readonly handles: ConsentHandles
  readonly now: () => Date
}

/** What a reference group asks: by the group's own handle. */
export interface AskedShare {
  readonly case: string
  readonly asked: Party
  readonly recipient: Party
  readonly purpose: Purpose
}

/** A request as who obtains consents sees it: by her agency's own handles of it and of the case. */
export interface OpenShareRequest {
  readonly id: string
  readonly case: string
  readonly recipient: Party
  readonly purpose: Purpose
  readonly askedAt: Date
}

const OPEN = `select r.id, l.handle as case, r.recipient, r.purpose, r.asked_at as "askedAt"
  from share_request r join link l on l.case_id = r.case_id and l.party = r.asked and l.ended_at is null
  where r.asked = $1 and r.closed_at is null and r.asked_at > $2::timestamptz - $3 * interval '1 day'
  order by r.asked_at limit 100`

const HANDLE_OF = `select l.handle from share_request r join link l on l.case_id = r.case_id and l.party = r.asked and l.ended_at is null
  where r.id = $1 and r.asked = $2`

/** Requests for a share: a group asks, who obtains consents sees and closes them. Each leaves a leaf. @throws {Refused} */
export const createShareRequests = ({ pool, makeChange, controlData, handles, now }: ShareRequestsDeps) => ({
  ask: (bound: Bound, { case: handle, ...asked }: AskedShare): Promise<Changed> => {
    const id = randomUUID()
    const input = { ...asked, id, handle: handles.of(bound.asking.recipient, id) }
    return makeChange.ofCase(bound, { handle, law: askForShare, input })
  },

  open: async (bound: Bound): Promise<Told & { readonly requests: readonly OpenShareRequest[] }> => {
    if (!dealsWithShares(bound.asking)) return makeChange.refuse(bound, 'FORBIDDEN', null)
    const at = now()
    const { rows } = await pool.query<OpenShareRequest>(OPEN, [bound.asking.recipient, at, SHARE_REQUEST_DAYS])
    const requests: OpenShareRequest[] = []
    const cases: ControlledCase[] = []
    for (const request of rows) {
      const controlled = await controlData.byHandle(bound.asking.recipient, request.case)
      if (!controlled || !mayChange(bound.asking, { kind: 'closeShareRequest' }, standingOf(controlled, at), at).permitted) continue
      requests.push({ ...request, id: handles.of(bound.asking.recipient, request.id) })
      cases.push(controlled)
    }
    const told = await makeChange.tell(bound, cases, {
      name: 'showShareRequests', handle: null, operations: ['consultation'], details: { requests: requests.map(({ id }) => id) },
    })
    return { requests, ...told }
  },

  close: async (bound: Bound, request: string): Promise<{ readonly id: string; readonly receipt: Receipt }> => {
    const party = bound.asking.recipient
    const id = handles.read(party, request)
    const handle = id && (await pool.query<{ handle: string }>(HANDLE_OF, [id, party])).rows[0]?.handle
    if (!id || !handle) return makeChange.refuse(bound, 'SHARE_REQUEST_NOT_AVAILABLE', null)
    const input = { id, handle: request, party }
    const { receipt } = await makeChange.ofCase(bound, { handle, law: closeShareRequest, input })
    return { id: request, receipt }
  },
})

export type ShareRequests = ReturnType<typeof createShareRequests>
