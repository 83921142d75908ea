import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { createLocalJWKSet } from 'jose'
import { z } from 'zod'
import { createAlarmLog } from './alarm-log.ts'
import { createControl } from './control.ts'
import type { CreateReference } from './reference.ts'
import { startReference } from './start-reference.ts'
import { createWitness } from './witness.ts'

/** The process of one reference system. Prints one line of JSON when it listens; ends on SIGTERM and SIGINT, once however often it is told. */
const optionsShape = z.object({
  agency: z.string().regex(/^[a-z]+$/),
  party: z.string(),
  port: z.coerce.number().int(),
  controlPort: z.coerce.number().int(),
  facts: z.string(),
  gatewayKeys: z.string(),
  credentials: z.string().optional(),
  databaseUrl: z.string().optional(),
  log: z.string().optional(),
  logKey: z.string().optional(),
  alarms: z.string().optional(),
  gateway: z.string(),
  witnessKey: z.string().optional(),
  witnessSeen: z.string().optional(),
  trust: z.string().optional(),
})

const factsShape = z.record(z.string(), z.record(z.string(), z.unknown()))
const signingKeyShape = z.looseObject({ kty: z.literal('OKP'), kid: z.string() })
const trustShape = z.looseObject({ logs: z.array(z.string()) })
const keysShape = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })

const command: Command = new Command('reference')
  .description('a reference system of one agency, over synthetic cases')
  .requiredOption('--agency <code>', 'folder of the agency, such as `cmm`')
  .requiredOption('--party <party>', 'the party that the system is, such as `NGO-REDEN`')
  .option('--port <port>', 'port of the agency\'s own interface; 0 for a free one', '0')
  .option('--control-port <port>', 'port of the control; 0 for a free one', '0')
  .requiredOption('--facts <file>', 'JSON: facts in the contract\'s terms, by file number')
  .requiredOption('--gateway-keys <file>', 'JSON Web Key Set of the keys that the gateway signs orders with')
  .option('--credentials <folder>', 'the system\'s own keys and certificates')
  .option('--database-url <url>', 'a PostgreSQL server that the system may make its database on')
  .option('--log <file>', 'file of JSON Lines to append the log to')
  .option('--log-key <file>', 'JSON Web Key to sign the log with, for the gateway to hold against the trail')
  .option('--alarms <file>', 'file of JSON Lines that keeps the alarms that the gateway sent')
  .option('--gateway <audience>', 'the gateway, as its own tokens name it', 'urn:samsyn:gateway')
  .option('--witness-key <file>', 'JSON Web Key to countersign the trail with; its `kid` is the witness')
  .option('--witness-seen <file>', 'file that keeps what the witness last saw')
  .option('--trust <file>', 'JSON: the verifier keys of the `logs` that the witness watches')

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown

const options = optionsShape.safeParse(command.parse().opts())
if (!options.success) command.error(z.prettifyError(options.error))
const { agency, controlPort, facts, gatewayKeys: keysFile, log, logKey, alarms: alarmsFile, gateway, witnessKey, witnessSeen, trust, ...own } = options.data
const { createReference } = await import(`../${agency}/reference.ts`) as { createReference: CreateReference }

const jwks = keysShape.parse(readJson(keysFile))
const gatewayKeys = createLocalJWKSet(jwks)
const now = (): Date => new Date()

const reference = await startReference({
  ...own,
  create: createReference,
  facts: new Map(Object.entries(factsShape.parse(readJson(facts)))),
  gatewayKeys,
  now,
  logFile: log,
})
const witness = witnessKey && witnessSeen && trust ? createWitness({
  key: signingKeyShape.parse(readJson(witnessKey)), logs: trustShape.parse(readJson(trust)).logs,
  seenFile: witnessSeen, now,
}) : undefined
const orderLog = logKey
  ? { party: own.party, gatewayKeys, key: signingKeyShape.parse(readJson(logKey)), gateway, now } : undefined
const alarms = alarmsFile ? { party: own.party, log: createAlarmLog(alarmsFile), keys: jwks.keys, now } : undefined
const control = await createControl(reference, controlPort, { witness, orderLog, alarms })

const end = async (): Promise<void> => {
  await control.close()
  await reference.close()
  process.exit(0)
}
let ending: Promise<void> | undefined
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => { ending ??= end() })

process.stdout.write(`${JSON.stringify({ ready: true, url: reference.url, control: control.url })}\n`)
