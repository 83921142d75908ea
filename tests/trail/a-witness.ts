import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { createWitness } from '../../agencies/reference/witness.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { witnessKeyOf } from '../../gateway/trail/note-signer.ts'
import type { WitnessSettings } from '../../gateway/trail/witness-line.ts'

/** A witness of these logs that listens, with its own file; it can be cut off and come back. */
export const aWitness = async (name: string, logs: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-witness-'))
  const { privateKey } = await makeSigningKey(`${name}.example/witness`)
  const key = { ...privateKey, kid: `${name}.example/witness` }
  const make = () => createWitness({ key, logs, seenFile: join(folder, 'seen.json'), now: () => new Date() })
  let witness = make()
  let reachable = true
  const server = Fastify({ forceCloseConnections: true })
  server.post<{ Body: string }>('/add-checkpoint', async (request, reply) => {
    if (!reachable) return reply.code(500).send()
    const { status, type, body } = witness.addCheckpoint(request.body)
    return reply.code(status).type(type).send(body)
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const settings: WitnessSettings = { url, key: witnessKeyOf(key.kid, privateKey) }
  return {
    settings,
    add: (body: string) => witness.addCheckpoint(body),
    reach: (is: boolean): void => { reachable = is },
    /** Stops, and starts again from its file. */
    restart: (): void => { witness = make() },
    close: async (): Promise<void> => {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export type AWitness = Awaited<ReturnType<typeof aWitness>>
