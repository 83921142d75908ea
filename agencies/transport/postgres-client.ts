import pg from 'pg'

/**
 * A client of PostgreSQL, which reads the files that its address names (`sslrootcert`) when it is made. Where one is gone or
 * holds nothing, connecting fails, as for any other reason: `pg` would throw out of whatever makes a client, which in a pool
 * may be a timer, and with an empty file Node.js would believe all whom it knows.
 */
export const PostgresClient = new Proxy(pg.Client, {
  construct: (Own, [settings]: [pg.ClientConfig]) => {
    try {
      const client = new Own(settings)
      return trustsNobody(client) ? failing(new Error('the file that `sslrootcert` names is empty')) : client
    } catch (error) {
      return failing(error as Error)
    }
  },
})

const trustsNobody = ({ connection: { ssl } }: pg.Client & { connection: { ssl?: { ca?: string } | boolean } }): boolean =>
  typeof ssl === 'object' && ssl.ca === ''

/** Connects to nothing, and says why. */
const failing = (error: Error): pg.Client => Object.assign(new pg.Client({ ssl: false }), {
  connect: (connected?: (error: Error) => void) => (connected ? process.nextTick(connected, error) : Promise.reject(error)),
})
