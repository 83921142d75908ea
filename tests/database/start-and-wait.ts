import { startEmbeddedPostgres } from '../../gateway/database/embedded.ts'

/** A gateway's part that starts the database, says so, and is killed by the test that started it. */
const { url } = await startEmbeddedPostgres({ folder: process.argv[2] as string, port: 0 })
process.stdout.write(url)
setInterval(() => undefined, 1_000)
