import { afterAll, beforeAll, expect, test } from 'vitest'
import { TrailUnavailable } from '../../gateway/trail/trail.ts'
import { eventually } from '../eventually.ts'
import { anAppend, aTrail } from './a-trail.ts'
import { checkTrail } from './check-trail.ts'
import { anOwnServer } from './own-server.ts'

let server: Awaited<ReturnType<typeof anOwnServer>>

beforeAll(async () => { server = await anOwnServer() })
afterAll(() => server.close())

test('P1: the database is killed under load: nothing that was acknowledged is lost, and the log goes on by itself', async () => {
  const trail = await aTrail(server.url)
  const acknowledged = new Map<string, bigint | undefined>()
  const askUntilRefused = async (name: number): Promise<unknown> => {
    for (let count = 0; ; count += 1) {
      const id = `d-${name}-${count}`
      try {
        acknowledged.set(id, (await trail.append(anAppend(id))).leaves[0])
      } catch (refusal) {
        return refusal
      }
    }
  }
  const askers = Array.from({ length: 16 }, (_, name) => askUntilRefused(name))
  await expect.poll(() => acknowledged.size).toBeGreaterThan(16)
  await server.kill()
  for (const refusal of await Promise.all(askers)) expect(refusal).toBeInstanceOf(TrailUnavailable)
  await expect(trail.append(anAppend('while down'))).rejects.toThrow(TrailUnavailable)

  await server.restart()
  const again = await eventually(() => trail.append(anAppend('again')), 100)
  await trail.close()

  const pool = server.pool()
  const entries = await checkTrail(pool, 'g')
  await pool.end()
  for (const [id, leaf] of [...acknowledged, ['again', again.leaves[0]] as const])
    expect(entries[Number(leaf)]).toMatchObject({ disclosureId: id })
  expect(entries.filter((entry) => 'disclosureId' in entry && entry.disclosureId === 'while down')).toEqual([])
})
