import { OperationProcessingError, ResponseBodyError } from 'oauth4webapi'
import type { JWK } from 'jose'
import type { z } from 'zod'
import type { Purpose } from '../../schema/purpose.ts'
import type { Persona } from '../../prisma/seed/personas.ts'
import { isCode } from '../codes.ts'
import { fetchAccessToken } from '../demo/access-token.ts'
import type { Connection } from '../demo/connection.ts'
import { provenHeaders } from '../demo/proven-headers.ts'
import { EXIT, exitCodeOf } from './exit-codes.ts'
import { envelope, type ReceiptReply, type RemovalReply } from './reply.ts'
import { Stopped } from './stopped.ts'
import { CODE_TEXTS, STOPPED } from './texts.ts'

/** Who asks, for what, and where. */
export interface Asker {
  readonly connection: Connection
  readonly persona: Persona
  readonly purpose: Purpose
  readonly reason: string
  /** Whether answers are printed as they came. */
  readonly json: boolean
}

/** An answer: what the operation reads of it, its receipt, what the operation uses that goes, and all of it as it came. */
export interface Asked<T> {
  readonly data: T
  readonly receipt: ReceiptReply | undefined
  readonly removals: readonly RemovalReply[]
  readonly body: unknown
}

/** Milliseconds that an answer may take. */
const PATIENCE = 30_000

type Holder = Pick<Asker, 'connection' | 'persona' | 'purpose'>

const keyOf = ({ connection, persona }: Holder): JWK => {
  const key = connection.keys[persona.client]
  if (!key) throw new Stopped(EXIT.failed, STOPPED.noKey(persona.client))
  return key
}

/** An access token for the persona and the one purpose, bound to the key of the persona's system. @throws {Stopped} */
export const tokenFor = async (holder: Holder): Promise<string> => {
  const { connection: { issuer, audience }, persona, purpose } = holder
  const key = keyOf(holder)
  try {
    return await fetchAccessToken({ issuer, audience, client: persona.client, key, employee: persona.employee, purpose, boundTo: key })
  } catch (error) {
    if (error instanceof ResponseBodyError) throw new Stopped(EXIT.refused, STOPPED.noToken(error.error))
    if (error instanceof OperationProcessingError) throw new Stopped(EXIT.failed, STOPPED.noToken(error.code ?? error.name))
    throw new Stopped(EXIT.failed, STOPPED.noIssuer(issuer))
  }
}

/** The headers of one request to the gateway's path with the holder's token. @throws {Stopped} */
export const headersFor = (holder: Holder, token: string, method: 'GET' | 'POST', path: string): Promise<Record<string, string>> =>
  provenHeaders({ key: keyOf(holder), token, method, url: `${holder.connection.gateway}${path}` })
    .catch(() => { throw new Stopped(EXIT.failed, STOPPED.noGateway(holder.connection.gateway)) })

/**
 * Sends one operation, with its `$reason` and `@purpose` already in it.
 * @throws {Stopped} with the exit code of what stands in the way.
 */
export const ask = async <T>(
  asker: Asker, query: string, variables: Readonly<Record<string, unknown>>, reads: z.ZodType<T>,
): Promise<Asked<T>> => {
  const token = await tokenFor(asker)
  const reply = await fetch(`${asker.connection.gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...await headersFor(asker, token, 'POST', '/graphql') },
    body: JSON.stringify({ query, variables: { ...variables, reason: asker.reason } }),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => { throw new Stopped(EXIT.failed, STOPPED.noGateway(asker.connection.gateway)) })
  const body: unknown = await reply.json().catch(() => undefined)
  const answered = envelope.safeParse(body)
  if (!answered.success) throw new Stopped(EXIT.failed, STOPPED.notUnderstood)
  const [error] = answered.data.errors ?? []
  if (error) throw stoppedBy(error.extensions.code, reply.headers.get('x-request-id') ?? '-', asker.json ? body : undefined)
  const data = reads.safeParse(answered.data.data)
  if (!data.success) throw new Stopped(EXIT.failed, STOPPED.notUnderstood)
  const { receipt, removals = [] } = answered.data.extensions ?? {}
  return { data: data.data, receipt, removals, body }
}

const stoppedBy = (code: string, requestId: string, answer: unknown): Stopped => isCode(code)
  ? new Stopped(exitCodeOf(code), STOPPED.byCode(code, CODE_TEXTS[code], requestId), answer)
  : new Stopped(EXIT.failed, STOPPED.notUnderstood)
