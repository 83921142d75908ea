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
export const witnesses = z.strictObject({
  quorum: z.int().min(1),
  witnesses: z.array(z.strictObject({ url: z.url(), key: z.string() })),
}).refine(({ quorum, witnesses: named }) => quorum <= named.length, 'must name as many witnesses as the quorum needs')

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
const addresses = z.string().transform((text) => text.split(',').map((address) => address.trim())).pipe(z.array(proxy))

export const port = z.coerce.number().int().min(0).max(65_535)

/** Every variable there is, by its name. */
export const variables = z.object({
  SAMSYN_MODE: z.enum(['production', 'demonstration']).default('production'),
  SAMSYN_HOST: z.string().default('127.0.0.1'),
  /** Where the gateway is for its callers, such as `https://samsyn.dk`, when that is not where it listens. */
  SAMSYN_URL: z.url().transform((url) => url.replace(/\/$/, '')).optional(),
  /** PEM files of the gateway's certificate and its key: with them it speaks TLS alone. */
  SAMSYN_TLS_CERTIFICATE: z.string().optional(),
  SAMSYN_TLS_KEY: z.string().optional(),
  /** Addresses and networks, with commas, of the proxies whose `Client-Cert` header counts (RFC 9440). */
  SAMSYN_PROXIES: addresses.default([]),
  /** Whether tokens count that are bound to no certificate or key. */
  SAMSYN_BEARER: z.enum(['refused', 'allowed']).default('refused'),
  SAMSYN_PORT: port.default(4000),
  /** One log of the trail to a replica: no two replicas share a name. */
  SAMSYN_REPLICA: z.string().regex(/^[a-z0-9-]{1,40}$/),
  SAMSYN_AUDIENCE: z.string().default('urn:samsyn:gateway'),
  /** Whether operations run that no agency has registered. Only a demonstration lets them. */
  SAMSYN_DOCUMENTS: z.enum(['registered', 'any']).default('registered'),
  DATABASE_URL: z.url(),
  /** The issuers that are trusted, each for the parties named; how each names roles, when not as the contract does. */
  SAMSYN_ISSUERS: json(z.array(issuer).min(1)),
  /** A JSON file: party -> where its system is, and the folder of keys that it gave us. */
  SAMSYN_AGENCIES: file.pipe(json(z.record(z.string(), agency))),
  /** A JWK file for its owner alone, or `pkcs11:<label>`: the Ed25519 key that signs disclosure orders. */
  SAMSYN_ORDER_KEY: ownKey,
  /** The same: the Ed25519 key that signs checkpoints of the trail; not the one that signs orders. */
  SAMSYN_CHECKPOINT_KEY: ownKey,
  /** The same: what handles and pseudonyms are derived from. Set it to the former order key when that one is replaced. */
  SAMSYN_PSEUDONYM_KEY: ownKey.optional(),
  /** A JSON file: the library and the label of the PKCS #11 token, and the file of its PIN. */
  SAMSYN_PKCS11: file.pipe(json(token)).optional(),
  /** What the name of each log begins with: `<this>/<replica>`. */
  SAMSYN_TRAIL_ORIGIN: z.string().regex(/^[^\s+]{1,100}$/).default('samsyn.example'),
  /** A JSON file: who countersigns checkpoints, and how many of them must. Without it nobody does. */
  SAMSYN_WITNESSES: file.pipe(json(witnesses)).optional(),
  /** How long is kept what was done under each law, as durations of ISO 8601: `{"GDPR":"P5Y","LAW_ENFORCEMENT":"P10Y"}`. */
  SAMSYN_RETENTION: json(z.strictObject({
    GDPR: keepFor.default(RETENTION_PERIODS.GDPR), LAW_ENFORCEMENT: keepFor.default(RETENTION_PERIODS.LAW_ENFORCEMENT),
  })).default(RETENTION_PERIODS),
  /** A JSON file: where the console is, how people log in to it, and the key of its sessions. Without it there is none. */
  SAMSYN_CONSOLE: secretFile.pipe(json(consoleSettings)).optional(),
  /** A JSON file: party -> where alarms for its officers go, those that nobody has dealt with in time, and notices of corrections. */
  SAMSYN_ALARMS: file.pipe(json(z.record(z.string(), alarmAddresses))).optional(),
  /** A JSON file: the server for mails, and to whom each party's go. Without it none are sent. They lead to the console. */
  SAMSYN_MAIL: file.pipe(json(mailSettings)).optional(),
  /** A JSON file: where entries and checkpoints go by themselves. Without it nothing does. */
  SAMSYN_EXPORT: secretFile.pipe(json(outside)).optional(),
  /** Milliseconds that one request may take in all. */
  SAMSYN_DEADLINE: z.coerce.number().int().min(100).max(30_000).default(2_000),
  SAMSYN_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Where traces go (OTLP over HTTP); none are made when it is not set. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
})
