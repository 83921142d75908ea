import type { FollowersConfig } from '../config.ts'
import { createPool } from '../database/pool.ts'
import { requireMigrated } from '../database/require-migrated.ts'
import { untilThere } from '../database/until-there.ts'
import { openExport } from '../export/export.ts'
import { createOperatorServer } from '../http/operator-pages.ts'
import { outsideExpiries } from '../keys/certificate-expiries.ts'
import { openKey } from '../keys/open-keys.ts'
import { requirePseudonymKey } from '../keys/pseudonym-key-in-use.ts'
import type { SigningKey } from '../keys/signing-key.ts'
import { watchCertificates } from '../keys/watch-certificates.ts'
import { createFollowActs } from '../officers-work/follow-acts.ts'
import { createIndexOfTrail } from '../oversight/index-of-trail.ts'
import { createFollowLooks } from '../patterns/follow-looks.ts'
import { pseudonymKeyOf } from '../pipeline/pseudonym-key.ts'
import { createConsentHandles } from '../registry/consent-handle.ts'
import type { Running } from '../run.ts'
import { createTelemetry } from '../telemetry/telemetry.ts'
import { followTrail } from './follow-trail.ts'
import type { Follower } from './follower.ts'
import { watchLag } from './watch-lag.ts'

/** Connections for what follows no trail: how far behind the others are, and the archive of checkpoints. */
const UPKEEP = { max: 2 }

/** Takes no leaf once another pseudonym key is in use: what is taken with another leads officers to no consent, for good. */
const whileInUse = (key: SigningKey, follower: Follower): Follower => ({
  ...follower,
  take: async (transaction, leaves) => {
    await requirePseudonymKey(transaction, key)
    await follower.take(transaction, leaves)
  },
})

/**
 * Follows the trail beside the gateways, for officers and for the outside: what they search, their work, what is unusual,
 * the SIEM, the archive. In a process of its own, so that no answer waits for it; of several, each follower runs in one.
 */
export const startFollowers = async (config: FollowersConfig): Promise<Running> => {
  const now = (): Date => new Date()
  const { databaseUrl } = config
  const telemetry = await createTelemetry({ ...config, replica: 'followers' })
  const { events } = telemetry
  const upkeep = await untilThere(() => createPool(databaseUrl, UPKEEP), {
    onWait: (error) => events.startWaits({ where: 'database', error }),
  })
  await requireMigrated(upkeep)
  const key = await openKey(config.pseudonymKey)
  await requirePseudonymKey(upkeep, key)
  const outside = openExport({ config, pool: upkeep, events, now })
  const followers = [
    whileInUse(key, createIndexOfTrail(createConsentHandles(pseudonymKeyOf(key)))), createFollowActs(now), createFollowLooks(now), ...outside.followers,
  ]
  const followings = await Promise.all(followers.map((follower) => followTrail({ databaseUrl, follower, events })))
  const lag = watchLag({ pool: upkeep, cursors: [...followers.map(({ name }) => name), ...outside.cursors], events })
  const certificates = watchCertificates({ expiries: () => outsideExpiries(config.export), events })

  const server = createOperatorServer({
    isReady: async () => (await upkeep.query('select 1')).rowCount === 1,
    metrics: telemetry.metrics,
  })
  const url = await server.listen({ host: config.host, port: config.port })

  return {
    url,
    close: async () => {
      await server.close()
      await Promise.all([...followings, outside, lag, certificates].map((one) => one.close()))
      await upkeep.end()
      key.close()
      await telemetry.close()
    },
  }
}
