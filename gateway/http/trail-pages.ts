import { bulkhead, BulkheadRejectedError } from 'cockatiel'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Pool } from 'pg'
import type { Authenticated } from '../pipeline/stages.ts'
import { Refused } from '../refused.ts'
import { cosignedNote, type Checkpoint } from '../trail/checkpoint-store.ts'
import type { Entry } from '../trail/entry.ts'
import type { WitnessedLog } from '../trail/open-witnessing.ts'
import { consistencyText, inclusionText } from '../trail/proof-texts.ts'
import { answerCode } from './answer-code.ts'
import type { AuthenticateRequest } from './authenticate-request.ts'

interface TrailPagesDeps {
  readonly log: Pick<WitnessedLog, 'store' | 'proofsOf' | 'quorum'>
  readonly pool: Pool
  readonly authenticateRequest: AuthenticateRequest
}

interface OfLog { Params: { log: string } }
interface OfLeaf { Params: { log: string; index: string } }
interface From { Params: { log: string }; Querystring: { from?: string } }

/** A log goes by its replica's name. */
const LOG = ':log(^[a-z0-9-]{1,40}$)'

/** Pages made at once of those that anyone may ask for, and waiting: the database is there for who works on cases (P11). */
const LIMITS = { underWay: 2, waiting: 200 }

const NUMBER = /^(0|[1-9]\d{0,15})$/

/**
 * What anyone may check the trail by: `/trail/<log>/checkpoint`, `/trail/<log>/proof/<index>` (`c2sp.org/tlog-proof@v1`,
 * once enough witnesses have countersigned), `/trail/<log>/consistency?from=<size>`: hashes, and no word of an entry.
 * `/trail/<log>/entry/<index>` gives the employee who asked for it the leaf of her own request, and nobody else; none of what
 * was discarded, of which she was answered nothing.
 */
export const addTrailPages = (server: FastifyInstance, { log, pool, authenticateRequest }: TrailPagesDeps): void => {
  const newest = async (logId: string, size: bigint): Promise<Checkpoint | undefined> =>
    await log.store.newest(logId, { size, cosignatures: log.quorum.needed }) ?? log.store.newest(logId, { size })

  const places = bulkhead(LIMITS.underWay, LIMITS.waiting)
  const answer = async (reply: FastifyReply, page: () => Promise<string | undefined>): Promise<FastifyReply> => {
    try {
      const made = await places.execute(page)
      return made === undefined ? nothing(reply) : reply.type('text/plain; charset=utf-8').send(made)
    } catch (error) {
      if (error instanceof BulkheadRejectedError) return answerCode(reply, 'UNAVAILABLE')
      throw error
    }
  }

  server.get<OfLog>(`/trail/${LOG}/checkpoint`, ({ params }, reply) => answer(reply, async () => {
    const checkpoint = await newest(params.log, 0n)
    return checkpoint && cosignedNote(checkpoint)
  }))

  server.get<OfLeaf>(`/trail/${LOG}/proof/:index`, ({ params }, reply) => answer(reply, async () => {
    const index = numberIn(params.index)
    const checkpoint = index === undefined ? undefined
      : await log.store.newest(params.log, { size: index + 1n, cosignatures: log.quorum.needed })
    if (index === undefined || !checkpoint) return undefined
    const path = await log.proofsOf(params.log).inclusion(index, checkpoint.size)
    return inclusionText(index, path, cosignedNote(checkpoint))
  }))

  server.get<From>(`/trail/${LOG}/consistency`, ({ params, query }, reply) => answer(reply, async () => {
    const from = numberIn(query.from)
    const checkpoint = from === undefined ? undefined : await newest(params.log, from)
    if (from === undefined || !checkpoint) return undefined
    const proof = from === 0n ? [] : await log.proofsOf(params.log).consistency(from, checkpoint.size)
    return consistencyText(from, proof, cosignedNote(checkpoint))
  }))

  server.get<OfLeaf>(`/trail/${LOG}/entry/:index`, async (request, reply) => {
    try {
      const { params } = request
      const asker = await authenticateRequest(request)
      const entry = await readEntry(pool, params.log, numberIn(params.index))
      return entry && isOf(asker, entry) ? reply.type('application/json; charset=utf-8').send(entry) : nothing(reply)
    } catch (error) {
      if (error instanceof Refused) return answerCode(reply, error.code)
      throw error
    }
  })
}

const nothing = (reply: FastifyReply): FastifyReply => answerCode(reply, 'PROOF_NOT_AVAILABLE')

const numberIn = (value: string | undefined): bigint | undefined => NUMBER.test(value ?? '') ? BigInt(value ?? '') : undefined

const readEntry = async (pool: Pool, logId: string, index: bigint | undefined): Promise<Buffer | undefined> => {
  if (index === undefined) return undefined
  const { rows: [leaf] } = await pool.query<{ entry: Buffer | null }>(
    `select entry from trail_leaf where log_id = $1 and index = $2 and not exists (select from overseen_entry told
      where (told.log_id, told.index) = ($1, $2) and outcome = 'DISCARDED')`, [logId, index])
  return leaf?.entry ?? undefined
}

const isOf = ({ party, employee }: Authenticated, bytes: Buffer): boolean => {
  const entry = JSON.parse(bytes.toString()) as Entry
  return 'actor' in entry && entry.kind !== 'disclosureDiscarded' && entry.actor.party === party && entry.actor.employee === employee
}
