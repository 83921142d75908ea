import type { Events } from '../telemetry/events.ts'
import { repeatedly } from '../trail/repeatedly.ts'
import type { CertificateExpiry } from './certificate-expiries.ts'

interface WatchDeps {
  readonly expiries: () => Promise<readonly CertificateExpiry[]>
  readonly events: Events
}

/** Milliseconds between looks. */
const LOOK_EVERY = 60 * 60 * 1000

/** Looks at the certificates now and every hour; how long each still holds is told by the event. */
export const watchCertificates = ({ expiries, events }: WatchDeps): { close(): Promise<void> } => {
  const look = async (): Promise<void> => events.certificatesSeen(await expiries())
  const first = look().catch(() => undefined)
  const looking = repeatedly(() => look().catch(() => undefined), LOOK_EVERY)
  return { close: async () => void await Promise.all([first, looking.stop()]) }
}
