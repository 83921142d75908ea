import { ConfigInvalid, readConfig } from './config.ts'
import { startGateway } from './compose.ts'

const stopWith = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Milliseconds that stopping may take: a database that is gone already is not waited for longer. */
const PATIENCE = 8_000

/** The gateway's process: starts from the environment, says where it listens, stops on SIGTERM and SIGINT. */
const main = async (): Promise<void> => {
  const gateway = await startGateway(readConfig())
  process.stdout.write(`${JSON.stringify({ ready: true, url: gateway.url })}\n`)
  const stop = (): void => {
    setTimeout(() => process.exit(1), PATIENCE).unref()
    void gateway.close().then(() => process.exit(0), () => process.exit(1))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error: unknown) => stopWith(error instanceof ConfigInvalid
  ? `the configuration cannot be used:\n${error.message}`
  : `the gateway cannot start: ${error instanceof Error ? error.message : 'unknown'}`))
