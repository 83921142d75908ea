import { agencyOf, type Party } from '../../schema/agency.ts'
import type { AgencySettings } from '../../agencies/adapter.ts'
import type { Events } from '../telemetry/events.ts'
import { repeatedly } from '../trail/repeatedly.ts'
import { loadAgencies } from './load-agencies.ts'

/**
 * Whether what stands in a party's folder of credentials can be used; as long as it does not fit together, its adapter goes
 * on with what it read before.
 */
export interface FitCredentials {
  readonly party: Party
  /** Why it cannot; null where it can. */
  readonly unfit: unknown
}

type Settings = Readonly<Record<Party, AgencySettings>>

/** Looks into the folder of each party that gave the gateway keys and certificates. */
export const fitCredentials = async (settings: Settings): Promise<readonly FitCredentials[]> => {
  const modules = await loadAgencies()
  return Promise.all(Object.entries(settings).flatMap(([party, { credentials }]) => {
    const check = modules.find(({ controller }) => controller === agencyOf(party))?.assertCredentials
    return credentials && check ? [check(credentials).then(() => ({ party, unfit: null }), (unfit: unknown) => ({ party, unfit }))] : []
  }))
}

/** Milliseconds between looks. */
const LOOK_EVERY = 60_000

/** Looks now and each minute, and tells of each that cannot be used. */
export const watchCredentials = (settings: Settings, events: Pick<Events, 'failed'>): { close(): Promise<void> } => {
  const look = async (): Promise<void> => {
    for (const { party, unfit } of await fitCredentials(settings)) if (unfit !== null) events.failed(`credentials of ${party}`, unfit)
  }
  const first = look().catch(() => undefined)
  const looking = repeatedly(() => look().catch(() => undefined), LOOK_EVERY)
  return { close: async () => void await Promise.all([first, looking.stop()]) }
}
