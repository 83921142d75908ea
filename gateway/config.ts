import { z } from 'zod'
import type { RetentionPeriods } from '../policies/retention.ts'
import type { agency, alarmAddresses, consoleSettings, issuer, outside, ownKey, token, witnesses } from './config-variables.ts'
import { followersVariables, ownerVariables, told, variables } from './config-variables.ts'
import { isAddress, isEncrypted, isPrivateDatabase } from './joining/address.ts'
import type { KeySource } from './keys/open-keys.ts'
import type { MailSettings } from './mail/mail-settings.ts'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

const KEYS = ['SAMSYN_ORDER_KEY', 'SAMSYN_CHECKPOINT_KEY', 'SAMSYN_PSEUDONYM_KEY'] as const

const NO_WITNESSES = { quorum: 0, witnesses: [] }

interface Mode {
  readonly SAMSYN_MODE: 'production' | 'demonstration'
}

/** What holds of every process. */
const safe = <T extends z.ZodObject & z.ZodType<Mode & { DATABASE_URL: string }>>(shape: T) => shape
  .refine((set) => set.SAMSYN_MODE === 'demonstration' || !KEYS.some((name) => 'demonstration' in ((set as Record<string, object | undefined>)[name] ?? {})), {
    path: ['SAMSYN_ORDER_KEY'], message: 'must not be a key of the demonstration, nor `SAMSYN_CHECKPOINT_KEY` or `SAMSYN_PSEUDONYM_KEY`',
  })
  .refine(({ SAMSYN_MODE: mode, DATABASE_URL: url }) => mode === 'demonstration' || new URL(url).password === '', {
    path: ['DATABASE_URL'], message: 'must not hold a password, which any look at the environment shows: use `PGPASSFILE`',
  })
  .refine(({ SAMSYN_MODE: mode, DATABASE_URL: url }) => mode === 'demonstration' || isPrivateDatabase(url), {
    path: ['DATABASE_URL'], message: 'must be `postgresql` with `sslmode=verify-full`, unless the database is on this machine',
  })

const shape = safe(variables).refine(({ SAMSYN_MODE: mode, SAMSYN_WITNESSES: named }) => mode === 'demonstration' || named !== undefined, {
  path: ['SAMSYN_WITNESSES'],
  message: 'must name, outside the demonstration, a JSON file of who countersigns the trail: `{"quorum":3,"witnesses":[{"url":"https://...","key":"<verifier key>"},...]}`',
}).refine(({ SAMSYN_WITNESSES: { witnesses: named } = NO_WITNESSES, SAMSYN_MODE: mode }) =>
  mode === 'demonstration' || named.every(({ url }) => isEncrypted(url)), {
  path: ['SAMSYN_WITNESSES'], message: 'must be `https` outside the demonstration: what a witness says without signing can stop every disclosure',
}).refine(({ SAMSYN_BEARER: bearer, SAMSYN_MODE: mode, SAMSYN_HOST: host }) =>
  bearer === 'refused' || (mode === 'demonstration' && LOOPBACK.includes(host)), {
  path: ['SAMSYN_BEARER'], message: 'may be `allowed` only in demonstration mode, on this machine alone',
}).refine(({ SAMSYN_MODE: mode, SAMSYN_ISSUERS: named }) =>
  named.flatMap(({ issuer: url, jwksUri }) => [url, jwksUri ?? url]).every((url) => isAddress(url, mode === 'demonstration')), {
  path: ['SAMSYN_ISSUERS'], message: 'must be `https` outside the demonstration',
}).refine(({ SAMSYN_AGENCIES: named, SAMSYN_MODE: mode }) =>
  mode === 'demonstration' || Object.values(named).flatMap(({ url, orderLog }) => [url, orderLog?.url ?? url]).every(isEncrypted), {
  path: ['SAMSYN_AGENCIES'], message: 'must be `https` outside the demonstration, or `postgresql` with `sslmode=verify-full`',
}).refine(({ SAMSYN_ALARMS: named = {}, SAMSYN_MODE: mode }) => mode === 'demonstration'
  || Object.values(named).flatMap(({ officers, escalation, corrections = officers }) => [officers, escalation, corrections]).every(isEncrypted), {
  path: ['SAMSYN_ALARMS'], message: 'must be `https` outside the demonstration',
}).refine(({ SAMSYN_CONSOLE: console, SAMSYN_MODE: mode }) =>
  mode === 'demonstration' || (console?.logins ?? []).every(({ issuer: url }) => isAddress(url, false)), {
  path: ['SAMSYN_CONSOLE'], message: 'its issuers must be `https` outside the demonstration',
}).refine(({ SAMSYN_CONSOLE: console, SAMSYN_MODE: mode }) =>
  mode === 'demonstration' || !(console?.logins ?? []).some(({ key }) => key.demonstration), {
  path: ['SAMSYN_CONSOLE'], message: 'must not be a key of the demonstration by which its people log in',
}).refine(({ SAMSYN_DOCUMENTS: documents, SAMSYN_MODE: mode }) => documents === 'registered' || mode === 'demonstration', {
  path: ['SAMSYN_DOCUMENTS'], message: 'may be `any` only in demonstration mode',
}).refine(({ SAMSYN_TLS_CERTIFICATE: certificate, SAMSYN_TLS_KEY: key }) => (certificate === undefined) === (key === undefined), {
  path: ['SAMSYN_TLS_KEY'], message: 'comes together with `SAMSYN_TLS_CERTIFICATE`',
}).refine(({ SAMSYN_MAIL: mail, SAMSYN_CONSOLE: console }) => mail === undefined || console !== undefined, {
  path: ['SAMSYN_MAIL'], message: 'needs `SAMSYN_CONSOLE`, which mails lead to',
})

export interface Config {
  readonly demonstration: boolean
  readonly host: string
  readonly port: number
  /** Where operators ask: not where callers do. */
  readonly metrics: { readonly host: string; readonly port: number }
  readonly url: string | undefined
  readonly tls: { readonly certificate: string; readonly key: string } | undefined
  readonly proxies: readonly string[]
  /** Whether tokens count that are bound to nothing. */
  readonly bearer: boolean
  /** Whether operations run that nobody registered. */
  readonly freeDocuments: boolean
  readonly replica: string
  readonly audience: string
  readonly databaseUrl: string
  readonly issuers: readonly z.infer<typeof issuer>[]
  readonly agencies: Readonly<Record<string, z.infer<typeof agency>>>
  readonly orderKey: KeySource
  readonly checkpointKey: KeySource
  /** The order key, when it is not set. */
  readonly pseudonymKey?: KeySource | undefined
  readonly formerPseudonymKeys?: readonly KeySource[]
  /** The origin of this replica's log. */
  readonly origin: string
  readonly witnesses: { readonly quorum: number; readonly witnesses: z.infer<typeof witnesses>['witnesses'] }
  /** How long what was done under each law is kept. */
  readonly retention: RetentionPeriods
  readonly console?: z.infer<typeof consoleSettings> | undefined
  readonly alarms: Readonly<Record<string, z.infer<typeof alarmAddresses>>>
  readonly mail?: MailSettings | undefined
  readonly deadline: number
  readonly logLevel: string
  readonly tracesUrl: string | undefined
}

/** The configuration is not usable; the message names each variable and what it must be, never its value. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid'
}

const sourceOf = (key: z.infer<typeof ownKey>, on: z.infer<typeof token> | undefined): KeySource => {
  if (!('label' in key)) return key
  if (!on) throw new ConfigInvalid('`SAMSYN_PKCS11` must say where the keys are that are named `pkcs11:`')
  return { label: key.label, on }
}

/** A variable that is missing, or of another form, must be what `docs/settings.md` says of it. */
const mustBe = ({ shape }: z.ZodObject): z.core.$ZodErrorMap => ({ path: [name, ...within] = [] }) => {
  const variable = within.length === 0 ? shape[String(name)] : undefined
  const form = variable && told.get(variable as z.ZodType)?.form
  return form && `must be ${form}`
}

const parse = <T extends z.ZodObject>(shape: T, environment: NodeJS.ProcessEnv): z.infer<T> => {
  const read = shape.safeParse(environment, { error: mustBe(shape) })
  if (!read.success) throw new ConfigInvalid(z.prettifyError(read.error))
  return read.data
}

/** Reads the gateway's environment: the one place that does. @throws {ConfigInvalid} */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => {
  const set = parse(shape, environment)
  return {
    demonstration: set.SAMSYN_MODE === 'demonstration',
    host: set.SAMSYN_HOST,
    port: set.SAMSYN_PORT,
    metrics: { host: set.SAMSYN_METRICS_HOST, port: set.SAMSYN_METRICS_PORT },
    url: set.SAMSYN_URL,
    tls: set.SAMSYN_TLS_CERTIFICATE !== undefined && set.SAMSYN_TLS_KEY !== undefined
      ? { certificate: set.SAMSYN_TLS_CERTIFICATE, key: set.SAMSYN_TLS_KEY } : undefined,
    proxies: set.SAMSYN_PROXIES,
    bearer: set.SAMSYN_BEARER === 'allowed',
    freeDocuments: set.SAMSYN_DOCUMENTS === 'any',
    replica: set.SAMSYN_REPLICA,
    audience: set.SAMSYN_AUDIENCE,
    databaseUrl: set.DATABASE_URL,
    issuers: set.SAMSYN_ISSUERS,
    agencies: set.SAMSYN_AGENCIES,
    orderKey: sourceOf(set.SAMSYN_ORDER_KEY, set.SAMSYN_PKCS11),
    checkpointKey: sourceOf(set.SAMSYN_CHECKPOINT_KEY, set.SAMSYN_PKCS11),
    pseudonymKey: set.SAMSYN_PSEUDONYM_KEY && sourceOf(set.SAMSYN_PSEUDONYM_KEY, set.SAMSYN_PKCS11),
    formerPseudonymKeys: set.SAMSYN_FORMER_PSEUDONYM_KEYS.map((key) => sourceOf(key, set.SAMSYN_PKCS11)),
    origin: `${set.SAMSYN_TRAIL_ORIGIN}/${set.SAMSYN_REPLICA}`,
    retention: set.SAMSYN_RETENTION,
    witnesses: set.SAMSYN_WITNESSES ?? NO_WITNESSES,
    console: set.SAMSYN_CONSOLE,
    alarms: set.SAMSYN_ALARMS ?? {},
    mail: set.SAMSYN_MAIL,
    deadline: set.SAMSYN_DEADLINE,
    logLevel: set.SAMSYN_LOG_LEVEL,
    tracesUrl: set.OTEL_EXPORTER_OTLP_ENDPOINT,
  }
}

/** What follows the trail beside the gateways: with just the one key of theirs that it needs. */
export interface FollowersConfig extends Pick<Config, 'host' | 'port' | 'databaseUrl' | 'witnesses' | 'logLevel' | 'tracesUrl'> {
  readonly pseudonymKey: KeySource
  readonly export: z.infer<typeof outside>
}

const followersShape = safe(followersVariables).refine(({ SAMSYN_EXPORT: { siem, archive = {} } = {}, SAMSYN_MODE: mode }) =>
  mode === 'demonstration' || [...(siem ? [siem] : []), ...('bucket' in archive ? [archive.bucket] : [])].every(({ url }) => isEncrypted(url)), {
  path: ['SAMSYN_EXPORT'], message: '`siem` and `bucket` must be `https` outside the demonstration',
})

/** Reads the environment of the followers' process. @throws {ConfigInvalid} */
export const readFollowersConfig = (environment: NodeJS.ProcessEnv = process.env): FollowersConfig => {
  const set = parse(followersShape, environment)
  return {
    host: set.SAMSYN_HOST,
    port: set.SAMSYN_PORT,
    databaseUrl: set.DATABASE_URL,
    pseudonymKey: sourceOf(set.SAMSYN_PSEUDONYM_KEY, set.SAMSYN_PKCS11),
    witnesses: set.SAMSYN_WITNESSES ?? NO_WITNESSES,
    export: set.SAMSYN_EXPORT ?? {},
    logLevel: set.SAMSYN_LOG_LEVEL,
    tracesUrl: set.OTEL_EXPORTER_OTLP_ENDPOINT,
  }
}

const ownerShape = safe(ownerVariables)

/** Reads where the database is that `samsyn migrate` brings up to date. @throws {ConfigInvalid} */
export const readOwnerConfig = (environment: NodeJS.ProcessEnv = process.env): { readonly databaseUrl: string } =>
  ({ databaseUrl: parse(ownerShape, environment).DATABASE_URL })
