import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isKeptLongEnough, RETENTION_PERIODS } from '../policies/retention.ts'
import { ROLES } from '../schema/role.ts'
import { readSecretFile, SecretExposed } from './keys/secret-file.ts'
import { mailSettings } from './mail/mail-settings.ts'

const json = <T extends z.ZodType>(shape: T) => z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' })
    return z.NEVER
  }
}).pipe(shape)

const file = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a file that can be read' })
    return z.NEVER
  }
})

export const issuer = z.strictObject({
  issuer: z.url(),
  jwksUri: z.url().optional(),
  parties: z.array(z.string()).min(1),
  roles: z.strictObject({ claim: z.string().min(1), map: z.record(z.string(), z.enum(ROLES)) }).optional(),
})
export const alarmAddresses = z.strictObject({ officers: z.url(), escalation: z.url(), corrections: z.url().optional() })
const publicKey = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() })
export const agency = z.strictObject({
  url: z.string(),
  credentials: z.string().optional(),
  /** Where the agency lets its own log of orders be read, and the key that it signs it with. */
  orderLog: z.strictObject({ url: z.url(), key: publicKey }).optional(),
})
const signingKey = z.object({
  kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string(), kid: z.string(), demonstration: z.literal(true).optional(),
})
export const token = z.strictObject({ library: z.string(), token: z.string(), pin: z.string() })

const secretFile = z.string().transform((path, context) => {
  try {
    return readSecretFile(path)
  } catch (error) {
    const message = error instanceof SecretExposed ? error.message : 'must be a file that can be read'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
})

/** A file, or a key on a PKCS #11 token by its label: `pkcs11:<label>`. */
export const ownKey = z.string().transform((place, context) => {
  const [, label] = /^pkcs11:(\S{1,80})$/.exec(place) ?? []
  if (label !== undefined) return { label }
  const read = secretFile.pipe(json(signingKey)).safeParse(place)
  if (read.success) return read.data
  context.addIssue({ code: 'custom', message: read.error.issues[0]?.message ?? 'must be a key' })
  return z.NEVER
})
const webOrigin = z.url().refine((text) => {
  const { protocol, hostname, origin } = new URL(text)
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1'))
}, 'must be an https origin, or one on this machine')
export const consoleSettings = z.strictObject({
  url: webOrigin,
  folder: z.string().optional(),
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes in base64url'),
  logins: z.array(z.strictObject({ party: z.string(), issuer: z.url(), client: z.string(), key: signingKey })).min(1),
})
/** Whether no name and no key stands in two verifier keys: who has two would be counted for two. */
const areOfDifferent = (verifierKeys: readonly string[]): boolean => {
  const parts = verifierKeys.map((one) => one.split('+'))
  const [names, keys] = [parts.map(([name]) => name), parts.map(([, , ...key]) => key.join('+'))]
  return [names, keys].every((all) => new Set(all).size === all.length)
}

export const witnesses = z.strictObject({
  quorum: z.int().min(1),
  witnesses: z.array(z.strictObject({ url: z.url(), key: z.string() })),
}).refine(({ quorum, witnesses: named }) => quorum <= named.length, 'must name as many witnesses as the quorum needs')
  .refine(({ witnesses: named }) => areOfDifferent(named.map(({ key }) => key)), 'must name each witness once, with a key of its own')

const keepFor = z.iso.duration({ abort: true }).refine(isKeptLongEnough, 'must be a duration of at least six months, such as `P5Y`')

export const outside = z.strictObject({
  /** Takes OCSF events as JSON Lines by POST. */
  siem: z.strictObject({ url: z.url(), token: z.string().optional() }).optional(),
  /** Keeps checkpoints for good: a folder, or a bucket with object lock. */
  archive: z.union([
    z.strictObject({ folder: z.string() }),
    z.strictObject({ bucket: z.strictObject({
      url: z.url(), region: z.string(), accessKeyId: z.string(), secretAccessKey: z.string(), retainDays: z.int().min(1),
    }) }),
  ]).optional(),
})
const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
const places = z.string().transform((text) => text.split(',').map((place) => place.trim()))
const addresses = places.pipe(z.array(proxy))

const port = z.coerce.number().int().min(0).max(65_535)

/** What whoever runs Samsyn is told of a variable. */
export interface VariableText {
  readonly form: string
  readonly does: string
  /** What production demands of it, beyond that. */
  readonly production?: string
}

export const told = z.registry<VariableText>()

const KEY_FORM = 'a JWK file for its owner alone, or `pkcs11:<label>`'

/** What no process does without. */
const everywhere = z.object({
  SAMSYN_MODE: z.enum(['production', 'demonstration']).default('production').register(told, {
    form: '`production` or `demonstration`', does: 'whether only what is safe starts', production: '`production`',
  }),
  SAMSYN_HOST: z.string().default('127.0.0.1').register(told, { form: 'an address', does: 'the address it listens at' }),
  DATABASE_URL: z.url().register(told, {
    form: '`postgresql://<role>@<host>/<database>`', does: 'PostgreSQL: the role `samsyn_gateway`; for `samsyn migrate` the owner of the database',
    production: '`sslmode=verify-full`, unless it is on this machine; no password in it: `PGPASSFILE` names the file',
  }),
  SAMSYN_PKCS11: file.pipe(json(token)).optional().register(told, {
    form: 'a JSON file: `library`, `token` (its label), `pin` (a file)', does: 'the PKCS #11 token of the keys that are named `pkcs11:<label>`',
  }),
  SAMSYN_WITNESSES: file.pipe(json(witnesses)).optional().register(told, {
    form: 'a JSON file: `quorum`, and `witnesses` by `url` and verifier `key`', does: 'who countersigns checkpoints, and how many of them must',
    production: '`https`; the gateway does not start without',
  }),
  SAMSYN_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').register(told, {
    form: '`silent`, `error`, `warn`, `info` or `debug`', does: 'which lines are written to standard error',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional().register(told, {
    form: 'an address', does: 'where traces go (OTLP over HTTP); none are made without',
  }),
})

/** Every variable of the gateway's, by its name. */
export const variables = everywhere.extend({
  SAMSYN_URL: z.url().transform((url) => url.replace(/\/$/, '')).optional().register(told, {
    form: 'an address', does: 'where the gateway is for its callers, such as `https://samsyn.dk`, when that is not where it listens: proofs name it',
  }),
  SAMSYN_TLS_CERTIFICATE: z.string().optional().register(told, {
    form: 'a PEM file', does: 'the gateway\'s certificate with its chain: with it and its key the gateway speaks TLS alone',
  }),
  SAMSYN_TLS_KEY: z.string().optional().register(told, { form: 'a PEM file', does: 'the key of that certificate' }),
  SAMSYN_PROXIES: addresses.default([]).register(told, {
    form: 'addresses and networks, with commas', does: 'the proxies whose `Client-Cert` (RFC 9440) and `X-Forwarded-For` count',
  }),
  SAMSYN_BEARER: z.enum(['refused', 'allowed']).default('refused').register(told, {
    form: '`refused` or `allowed`', does: 'whether tokens count that are bound to no certificate or key', production: '`refused`',
  }),
  SAMSYN_PORT: port.default(4000).register(told, { form: 'a port; 0 takes a free one', does: 'the port it listens on' }),
  SAMSYN_METRICS_HOST: z.string().default('127.0.0.1').register(told, {
    form: 'an address', does: 'the address that operators ask at: of a network that no caller reaches',
  }),
  SAMSYN_METRICS_PORT: port.default(4003).register(told, {
    form: 'a port; 0 takes a free one', does: 'the port of `/metrics`, which asks nobody who they are, and of the health pages beside it',
  }),
  SAMSYN_REPLICA: z.string().regex(/^[a-z0-9-]{1,40}$/).register(told, {
    form: 'up to 40 of `a-z`, `0-9`, `-`', does: 'the name of this replica and of its log of the trail: no two replicas share one',
  }),
  SAMSYN_AUDIENCE: z.string().default('urn:samsyn:gateway').register(told, {
    form: 'a text', does: 'what the `aud` of access tokens must name, and nothing else',
  }),
  SAMSYN_DOCUMENTS: z.enum(['registered', 'any']).default('registered').register(told, {
    form: '`registered` or `any`', does: 'whether operations run that no agency has registered', production: '`registered`',
  }),
  SAMSYN_ISSUERS: json(z.array(issuer).min(1)).register(told, {
    form: 'JSON: a list of `issuer`, `parties`, and where needed `jwksUri` and `roles` (`claim`, `map`)',
    does: 'the issuers that are trusted, each for the parties named; how each names roles, when not as the contract does',
    production: '`https` alone',
  }),
  SAMSYN_AGENCIES: file.pipe(json(z.record(z.string(), agency))).register(told, {
    form: 'a JSON file: party to `url`, and where there are any `credentials` (a folder) and `orderLog` (`url`, `key`)',
    does: 'where each agency\'s system is, the keys it gave the gateway, where it lets its log of orders be read',
    production: '`https`, or `postgresql` with `sslmode=verify-full`',
  }),
  SAMSYN_ORDER_KEY: ownKey.clone().register(told, {
    form: KEY_FORM, does: 'the Ed25519 key that signs disclosure orders, requests for agencies\' logs, and alarms', production: 'no key of the demonstration',
  }),
  SAMSYN_CHECKPOINT_KEY: ownKey.clone().register(told, {
    form: KEY_FORM, does: 'the Ed25519 key that signs checkpoints of the trail: not the one that signs orders', production: 'no key of the demonstration',
  }),
  SAMSYN_PSEUDONYM_KEY: ownKey.optional().register(told, {
    form: KEY_FORM, does: 'what handles of consents and pseudonyms are derived from, and deciding rules enciphered with: the order key, unless set',
    production: 'no key of the demonstration',
  }),
  SAMSYN_FORMER_PSEUDONYM_KEYS: places.pipe(z.array(ownKey)).default([]).register(told, {
    form: 'such places, with commas', does: 'pseudonym keys before the present one: deciding rules that were enciphered with them can be read',
  }),
  SAMSYN_TRAIL_ORIGIN: z.string().regex(/^[^\s+]{1,100}$/).default('samsyn.example').register(told, {
    form: 'a text without spaces or `+`', does: 'what the name of each log begins with: `<this>/<replica>`; verifiers and witnesses know the log by it',
  }),
  SAMSYN_RETENTION: json(z.strictObject({
    GDPR: keepFor.default(RETENTION_PERIODS.GDPR), LAW_ENFORCEMENT: keepFor.default(RETENTION_PERIODS.LAW_ENFORCEMENT),
  })).default(RETENTION_PERIODS).register(told, {
    form: 'JSON: durations of ISO 8601, of at least six months', does: 'how long is kept what was done under each law ([retention.md](retention.md))',
  }),
  SAMSYN_CONSOLE: secretFile.pipe(json(consoleSettings)).optional().register(told, {
    form: 'a JSON file for its owner alone: `url`, `folder`, `key` (32 bytes, base64url), `logins` by `party`, `issuer`, `client`, `key`',
    does: 'where the console is, how people log in to it, and the key of its sessions; without it there is none',
    production: '`https`, its issuers too; no key of the demonstration',
  }),
  SAMSYN_ALARMS: file.pipe(json(z.record(z.string(), alarmAddresses))).optional().register(told, {
    form: 'a JSON file: party to `officers`, `escalation` and, where wanted, `corrections` (addresses)',
    does: 'where alarms for its officers go, those that nobody has dealt with in time, and notices of corrections',
    production: '`https`',
  }),
  SAMSYN_MAIL: file.pipe(json(mailSettings)).optional().register(told, {
    form: 'a JSON file: `server`, `credentials` (a file), `from`, `parties` (`gateway/mail/mail-settings.ts`)',
    does: 'the server for mails, and to whom each party\'s go; without it none are sent. They lead to the console, which it needs',
  }),
  SAMSYN_DEADLINE: z.coerce.number().int().min(100).max(30_000).default(2_000).register(told, {
    form: 'milliseconds, 100 to 30000', does: 'what one request may take in all; beyond `2000` the trail waits for its database longer, too',
  }),
})

/** Every variable of the followers' process. */
export const followersVariables = everywhere.extend({
  SAMSYN_PORT: port.default(4002).register(told, { form: 'a port; 0 takes a free one', does: 'the port it listens on' }),
  SAMSYN_PSEUDONYM_KEY: ownKey.clone().register(told, {
    form: KEY_FORM, does: 'what the gateways have under this name, or as their order key', production: 'no key of the demonstration',
  }),
  SAMSYN_EXPORT: secretFile.pipe(json(outside)).optional().register(told, {
    form: 'a JSON file for its owner alone: `siem` (`url`, `token`), `archive` (`folder`, or `bucket` with object lock)',
    does: 'where entries (OCSF, JSON Lines) and checkpoints go by themselves; without it nothing does',
    production: '`siem` and `bucket`: `https`',
  }),
})

/** What `samsyn migrate` reads. */
export const ownerVariables = everywhere.pick({ SAMSYN_MODE: true, DATABASE_URL: true })
