import type { JWTVerifyGetKey } from 'jose'
import { verifyOrder } from '../disclosure-order.ts'
import type { Faults } from './faults.ts'
import { createOrderLog, type OrderLog } from './order-log.ts'
import type { CreateReference, Reference, ReferenceDeps } from './reference.ts'

export interface ReferenceSettings extends Pick<ReferenceDeps, 'party' | 'facts' | 'credentials' | 'databaseUrl'> {
  readonly create: CreateReference
  /** The keys that the gateway signs its orders with. */
  readonly gatewayKeys: JWTVerifyGetKey
  readonly now: () => Date
  /** A file of JSON Lines to append the log to. */
  readonly logFile?: string | undefined
  /** 0 for a free one. */
  readonly port: number
}

/** A reference system with its own log, and the fault that it is told to have. */
export interface StartedReference extends Reference {
  readonly faults: Faults
  readonly log: OrderLog
}

/** Starts a reference system in this process. */
export const startReference = async (settings: ReferenceSettings): Promise<StartedReference> => {
  const { create, gatewayKeys, now, logFile, ...own } = settings
  const faults: Faults = { current: undefined }
  const log = createOrderLog(logFile)
  const verify: ReferenceDeps['verify'] = (token) => verifyOrder(token, gatewayKeys, own.party, now())
  const reference = await create({ ...own, verify, log: log.add, faults })
  return { ...reference, faults, log }
}
