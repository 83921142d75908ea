import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Config } from '../../gateway/config.ts'

/** The compiled gateway, as a process of its own. */
export interface GatewayProcess {
  readonly url: string
  readonly metricsUrl: string
  readonly pid: number
  /** All that it has written to standard error: its log. */
  readonly log: () => string
  /** SIGKILL: nothing is finished, nothing is closed. */
  kill(): Promise<unknown>
  /** SIGTERM, and until it is gone; the code that it exits with, none when it was killed. */
  stop(): Promise<number | null>
}

/** Starts the gateway of this configuration, and waits until it listens. @throws its last words when it ends instead. */
export const aGatewayProcess = async (config: Config): Promise<GatewayProcess> => {
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-gateway-'))
  const agencies = join(folder, 'agencies.json')
  const orderKey = join(folder, 'orders.json')
  const checkpointKey = join(folder, 'checkpoints.json')
  const pseudonymKey = join(folder, 'pseudonyms.json')
  const witnesses = join(folder, 'witnesses.json')
  const { quorum, witnesses: named } = config.witnesses
  await writeFile(agencies, JSON.stringify(config.agencies))
  await writeFile(orderKey, JSON.stringify(config.orderKey), { mode: 0o600 })
  await writeFile(checkpointKey, JSON.stringify(config.checkpointKey), { mode: 0o600 })
  await writeFile(pseudonymKey, JSON.stringify(config.pseudonymKey ?? null), { mode: 0o600 })
  await writeFile(witnesses, JSON.stringify(config.witnesses))
  const child = spawn(process.execPath, ['dist/gateway/main.js'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      SAMSYN_MODE: config.demonstration || config.bearer ? 'demonstration' : 'production',
      SAMSYN_BEARER: config.bearer ? 'allowed' : 'refused',
      SAMSYN_DOCUMENTS: config.freeDocuments ? 'any' : 'registered',
      SAMSYN_HOST: config.host,
      SAMSYN_PORT: String(config.port),
      SAMSYN_METRICS_PORT: String(config.metrics.port),
      SAMSYN_REPLICA: config.replica,
      SAMSYN_AUDIENCE: config.audience,
      DATABASE_URL: config.databaseUrl,
      SAMSYN_ISSUERS: JSON.stringify(config.issuers),
      SAMSYN_AGENCIES: agencies,
      SAMSYN_ORDER_KEY: orderKey,
      SAMSYN_CHECKPOINT_KEY: checkpointKey,
      ...(config.pseudonymKey && { SAMSYN_PSEUDONYM_KEY: pseudonymKey }),
      ...(quorum > 0 && named.length > 0 && { SAMSYN_WITNESSES: witnesses }),
      SAMSYN_DEADLINE: String(config.deadline),
      SAMSYN_LOG_LEVEL: config.logLevel,
      ...(config.url && { SAMSYN_URL: config.url }),
      ...(config.tracesUrl && { OTEL_EXPORTER_OTLP_ENDPOINT: config.tracesUrl }),
    },
  })
  let log = ''
  child.stderr.on('data', (text: Buffer) => { log += text.toString() })
  const gone = once(child, 'close').then(async ([code]) => {
    await rm(folder, { recursive: true, force: true })
    return code as number | null
  })
  const ended = gone.then(() => { throw new Error(`the gateway ended: ${log}`) })
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]) as [string]
  ended.catch(() => undefined)
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    return gone
  }
  return {
    ...JSON.parse(line) as { url: string; metricsUrl: string },
    pid: child.pid ?? 0,
    log: () => log,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
