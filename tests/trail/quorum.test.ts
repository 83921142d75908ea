import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEvents } from '../../gateway/telemetry/create-events.ts'
import { createMetrics } from '../../gateway/telemetry/metrics.ts'
import { createCheckpointStore } from '../../gateway/trail/checkpoint-store.ts'
import { createMakeCheckpoint } from '../../gateway/trail/checkpoints.ts'
import { readVerifierKey, signatureLine } from '../../gateway/trail/note.ts'
import { createSteadyClock } from '../../gateway/trail/steady-clock.ts'
import { createQuorum } from '../../gateway/trail/quorum.ts'
import { TrailUnavailable, type Trail } from '../../gateway/trail/trail.ts'
import { createWitnessLine } from '../../gateway/trail/witness-line.ts'
import { startWitnessing } from '../../gateway/trail/witnessing.ts'
import { openCheckpoint } from '../../verify/checkpoint.ts'
import { readTrustedKey } from '../../verify/note.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aCheckpointer } from './a-checkpoint.ts'
import { aCountersigner } from './a-countersigner.ts'
import { anAppend, aTrail } from './a-trail.ts'
import { aWitness, type AWitness } from './a-witness.ts'

const MINUTE = 60_000

const silent = createEvents(pino({ level: 'silent' }), createMetrics())

let database: TestDatabase
let trail: Trail
let checkpointer: Awaited<ReturnType<typeof aCheckpointer>>
let witnesses: AWitness[]
let clock: number
let failures: { witness: string; outcome: string }[]

beforeEach(async () => {
  database = await aDatabase()
  trail = await aTrail(database.url)
  checkpointer = await aCheckpointer(database.pool)
  witnesses = await Promise.all(['at', 'cmm', 'nec'].map((name) => aWitness(name, [checkpointer.signer.verifierKey])))
  checkpointer = { ...checkpointer, store: createCheckpointStore(database.pool, witnessKeys()) }
  clock = Date.parse('2026-03-02T08:00:00.000Z')
  failures = []
})
afterEach(async () => {
  await trail.close()
  await Promise.all(witnesses.map((witness) => witness.close()))
  await database.drop()
})

const now = (): Date => new Date(clock)

const witnessKeys = (): string[] => witnesses.map(({ settings }) => settings.key)

/** One round on the clock's time: what was appended is signed, and the witnesses are asked. */
const round = async (needed = 2) => {
  const { store, proofs, make } = checkpointer
  const quorum = await createQuorum({ store, logId: 'g', needed, now })
  const witnessing = await startWitnessing({
    logId: 'g', makeCheckpoint: make, store, quorum, now,
    witnesses: witnesses.map(({ settings }) => createWitnessLine(settings, proofs)),
    events: { ...silent, witnessFailed: (failure) => { failures.push(failure) } },
  })
  await witnessing.close()
  return quorum
}

const countersigned = async (): Promise<readonly string[]> => {
  const newest = await checkpointer.store.newest('g')
  const known = witnesses.map(({ settings }) => readTrustedKey(settings.key))
  return openCheckpoint(newest!.note + newest!.cosignatures.join(''), { ...checkpointer.trust, witnesses: known }).witnesses
}

test('P8: each witness that can be reached countersigns what was appended, again and again', async () => {
  for (const name of ['one', 'two', 'three']) {
    await trail.append(anAppend(name))
    const quorum = await round()
    expect(await countersigned()).toHaveLength(3)
    expect(() => quorum.assertHeld()).not.toThrow()
  }
  expect(failures).toEqual([])
})

test('P8: with a quorum the trail goes on, and the witness that was away catches up by itself', async () => {
  witnesses[0]?.reach(false)
  await trail.append(anAppend('one'))
  const quorum = await round()
  expect(await countersigned()).toHaveLength(2)
  clock += 60 * MINUTE
  quorum.covered(now())
  expect(quorum.unwitnessed()).toBe(0)
  expect(failures[0]).toEqual({ witness: 'at.example/witness', outcome: 'refused' })
  witnesses[0]?.reach(true)
  await trail.append(anAppend('two'))
  await round()
  expect(await countersigned()).toHaveLength(3)
})

test('P8: one witness is one, however often the trail would ask: it countersigns once, and is no quorum', async () => {
  witnesses.slice(1).forEach((witness) => witness.reach(false))
  await trail.append(anAppend('one'))
  await round()
  await round()
  expect((await checkpointer.store.newest('g'))?.cosignatures).toHaveLength(1)
})

test('P8: a witness that countersigned for a gateway and for its successor, which asked at the same time, is one witness', async () => {
  const witness = await aCountersigner('at.example/witness')
  const store = createCheckpointStore(database.pool, [witness.key])
  await checkpointer.make()
  const { size, note } = (await store.newest('g'))!
  for (const at of [now(), new Date(clock + MINUTE)]) await store.addCosignatures('g', size, [witness.lineUnder(note, at)])
  expect((await database.pool.query('select cosignatures from trail_checkpoint')).rows[0].cosignatures).toHaveLength(2)
  expect((await store.newest('g'))?.cosignatures).toEqual([witness.lineUnder(note, now())])
  expect(await store.newest('g', { cosignatures: 2 })).toBeUndefined()
})

/** Whoever can write to the table of checkpoints, and has no witness's key, writes lines under the newest as if all had signed. */
const forge = async (): Promise<void> => {
  await checkpointer.make()
  const newest = (await checkpointer.store.newest('g'))!
  const names = witnesses.map(({ settings }) => readVerifierKey(settings.key))
  await checkpointer.store.addCosignatures('g', newest.size, names.map(({ name, keyId }) => signatureLine(name, keyId, Buffer.alloc(72))))
}

test('P8: however many checkpoints were countersigned by witnesses since replaced, the first that the present ones signed is found', async () => {
  const former = await aCountersigner('ra')
  for (let leaf = 1; leaf <= 25; leaf += 1) {
    await trail.append(anAppend(`leaf ${leaf}`))
    await checkpointer.make()
    const { size, note } = (await checkpointer.store.newest('g'))!
    await checkpointer.store.addCosignatures('g', size, [former.lineUnder(note, now())])
  }
  expect(await checkpointer.store.oldest('g', { cosignatures: 1 })).toBeUndefined()
  await trail.append(anAppend('later'))
  await round()
  expect((await checkpointer.store.oldest('g', { cosignatures: 1 }))?.size).toBe(27n)
})

test('P8: countersignatures that somebody wrote into the database are none: without the witnesses nothing is disclosed, before a restart or after', async () => {
  await round()
  witnesses.forEach((witness) => witness.reach(false))
  await trail.append(anAppend('one'))
  await forge()
  clock = (await checkpointer.store.newest('g'))!.madeAt.getTime() + 16 * MINUTE
  const quorum = await round()
  expect(failures).toHaveLength(6)
  expect(() => quorum.assertHeld()).toThrow(TrailUnavailable)
  expect((await checkpointer.store.newest('g', { cosignatures: 1 }))?.size).toBe(1n)
})

test('P8: nor do they keep a witness from countersigning', async () => {
  await trail.append(anAppend('one'))
  await forge()
  const quorum = await round()
  expect(await countersigned()).toHaveLength(3)
  expect(() => quorum.assertHeld()).not.toThrow()
})

test('P8: 15 minutes without a quorum stop every disclosure, and a quorum lets them go on', async () => {
  await round()
  witnesses.slice(1).forEach((witness) => witness.reach(false))
  await trail.append(anAppend('one'))
  clock += MINUTE
  const quorum = await round()
  expect(await countersigned()).toHaveLength(1)
  clock += 15 * MINUTE
  expect(() => quorum.assertHeld()).not.toThrow()
  clock += 1
  expect(() => quorum.assertHeld()).toThrow(new TrailUnavailable('too few witnesses have countersigned the trail'))
  witnesses[1]?.reach(true)
  const again = await round()
  expect(() => again.assertHeld()).not.toThrow()
  expect(again.unwitnessed()).toBe(0)
})

test('P8: a restart wins no time', async () => {
  witnesses.forEach((witness) => witness.reach(false))
  await trail.append(anAppend('one'))
  const { store } = checkpointer
  await checkpointer.make()
  const madeAt = (await store.newest('g'))!.madeAt
  clock = madeAt.getTime() + 16 * MINUTE
  const quorum = await createQuorum({ store, logId: 'g', needed: 2, now })
  expect(() => quorum.assertHeld()).toThrow(TrailUnavailable)
})

test('P8: a clock that is set back an hour wins no time, before a restart or after it', async () => {
  const steady = createSteadyClock(now)
  witnesses.forEach((witness) => witness.reach(false))
  await trail.append(anAppend('one'))
  const { store } = checkpointer
  const quorum = await createQuorum({ store, logId: 'g', needed: 2, now: steady })
  clock += 10 * MINUTE
  expect(() => quorum.assertHeld()).not.toThrow()
  clock -= 60 * MINUTE
  expect(() => quorum.assertHeld()).not.toThrow()
  clock += 5 * MINUTE + 1
  expect(() => quorum.assertHeld()).toThrow(TrailUnavailable)
  quorum.covered(steady())
  expect(quorum.unwitnessed()).toBe(0)
  await checkpointer.make()
  clock = (await store.newest('g'))!.madeAt.getTime() - 60 * MINUTE
  const restarted = await createQuorum({ store, logId: 'g', needed: 2, now: createSteadyClock(now) })
  clock += 15 * MINUTE + 1
  expect(() => restarted.assertHeld()).toThrow(TrailUnavailable)
})

test('P8: a log without witnesses is not stopped by any', async () => {
  await checkpointer.make()
  clock += 60 * MINUTE
  const quorum = await createQuorum({ store: checkpointer.store, logId: 'g', needed: 0, now })
  expect(() => quorum.assertHeld()).not.toThrow()
})

/** The database as an older copy has it, read in again: the witnesses have seen what it does not hold. */
const rollBack = async (): Promise<void> => {
  await trail.close()
  await database.drop()
  database = await aDatabase()
  trail = await aTrail(database.url)
  checkpointer = { ...await aCheckpointer(database.pool, witnessKeys()), signer: checkpointer.signer, trust: checkpointer.trust }
  const { store, proofs, signer } = checkpointer
  checkpointer.make = createMakeCheckpoint({ pool: database.pool, logId: 'g', proofs, store, signer, now })
}

test('P5, P8: a log that was rolled back, and consents with it, is told of by the witnesses that saw more, and nothing is disclosed', async () => {
  await trail.append(anAppend('one'))
  await round()
  await rollBack()
  const quorum = await round()
  expect(new Set(failures.map(({ outcome }) => outcome))).toEqual(new Set(['ahead']))
  expect(await countersigned()).toEqual([])
  expect(() => quorum.assertHeld()).toThrow(TrailUnavailable)
})

test('P8: nor once it has grown beyond what they saw', async () => {
  await trail.append(anAppend('one'))
  await round()
  await rollBack()
  for (const name of ['two', 'three', 'four']) await trail.append(anAppend(name))
  const quorum = await round()
  expect(new Set(failures.map(({ outcome }) => outcome))).toEqual(new Set(['forked']))
  expect(() => quorum.assertHeld()).toThrow(TrailUnavailable)
})

test('P5, P8: so it is when so many say so that the others are no quorum', async () => {
  await trail.append(anAppend('one'))
  await round()
  witnesses[2]?.reach(false)
  await rollBack()
  const quorum = await round()
  expect(failures.filter(({ outcome }) => outcome === 'ahead').length).toBeGreaterThan(1)
  expect(() => quorum.assertHeld()).toThrow(TrailUnavailable)
})

test('P8: one witness that says so without the others stops nothing', async () => {
  await trail.append(anAppend('one'))
  await round()
  witnesses[1]?.reach(false)
  witnesses[2]?.reach(false)
  await rollBack()
  const quorum = await round()
  expect(failures.map(({ outcome }) => outcome)).toContain('ahead')
  expect(() => quorum.assertHeld()).not.toThrow()
})
