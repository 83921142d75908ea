import type { Appended } from '../trail/trail.ts'
import type { Bound, Receipt } from './stages.ts'

type Request = Pick<Bound, 'disclosureId'>

/** Where in the trail the request stands. */
export const receiptOf = (
  { disclosureId }: Request, { logId, leaves }: Pick<Appended, 'logId' | 'leaves'>, salts: Receipt['salts'] = [],
): Receipt => ({ disclosureId, log: logId, leaves: leaves.map(String), salts })

/** Of a request that tells nothing of anyone: it leaves no leaf. */
export const receiptWithoutLeaf = (request: Request, logId: string): Receipt => receiptOf(request, { logId, leaves: [] })
