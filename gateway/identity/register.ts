import { performance } from 'node:perf_hooks'
import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { TrustedIssuer } from './trusted-issuer.ts'

/**
 * Who may ask at all: which issuers were let in, which client systems are registered and not suspended, which employees
 * have left, which certificates and keys count no more. Each change works within `FRESH` on every replica, whatever an issuer still says.
 */
export interface Register {
  /** Undefined while the register cannot be read. */
  isActive(client: string, party: string, employee: string): boolean | undefined
  /** Whether a certificate or key of the party's systems counts no more, as it was last read. */
  isRevoked(party: string, thumbprint: string): boolean
  /** The configuration's and those that parties registered; undefined while the register cannot be read. */
  issuers(): readonly TrustedIssuer[] | undefined
  close(): void
}

/** Milliseconds between readings, and how old a reading may be before it says nothing. */
const READ_EVERY = 2_000
const FRESH = 5_000

interface Client { readonly id: string; readonly party: Party }
interface Ended { readonly party: Party; readonly employee: string }
interface Revoked { readonly party: Party; readonly thumbprint: string }
interface Registered { readonly party: Party; readonly issuer: string; readonly jwksUri: string }

/** The last that was approved of each party is the one that counts. */
const ISSUERS = `select distinct on (party) party, content->>'issuer' as issuer, content->>'jwksUri' as "jwksUri"
  from registration where kind = 'agency' and approved_at is not null order by party, approved_at desc, id`

/** Reads the register now and every two seconds; while it cannot be read for five, nobody is active. */
export const createRegister = async (pool: Pool, configured: readonly TrustedIssuer[]): Promise<Register> => {
  let active = new Map<string, Party>()
  let ended = new Set<string>()
  let revoked = new Set<string>()
  let issuers = configured
  let issuersRead = ''
  let readAt = -Infinity

  const readIssuers = async (): Promise<void> => {
    const { rows } = await pool.query<Registered>(ISSUERS)
    const read = JSON.stringify(rows)
    if (read === issuersRead) return
    issuersRead = read
    issuers = [...configured, ...rows.map(({ party, ...where }) => ({ ...where, parties: [party] }))]
  }

  const read = async (): Promise<void> => {
    const startedAt = performance.now()
    const clients = (await pool.query<Client>('select id, party from client where suspended_at is null')).rows
    const left = (await pool.query<Ended>('select party, employee from ended_employee')).rows
    const bindings = (await pool.query<Revoked>('select party, thumbprint from revoked_binding')).rows
    await readIssuers()
    active = new Map(clients.map(({ id, party }) => [id, party]))
    ended = new Set(left.map(({ party, employee }) => nameOf(party, employee)))
    revoked = new Set(bindings.map(({ party, thumbprint }) => nameOf(party, thumbprint)))
    readAt = startedAt
  }

  await read()
  const timer = setInterval(() => void read().catch(() => undefined), READ_EVERY)
  timer.unref()
  const isFresh = (): boolean => performance.now() - readAt < FRESH
  return {
    isActive: (client, party, employee) =>
      isFresh() ? active.get(client) === party && !ended.has(nameOf(party, employee)) : undefined,
    isRevoked: (party, thumbprint) => revoked.has(nameOf(party, thumbprint)),
    issuers: () => (isFresh() ? issuers : undefined),
    close: () => clearInterval(timer),
  }
}

const nameOf = (party: string, whoOrWhat: string): string => `${party} ${whoOrWhat}`
