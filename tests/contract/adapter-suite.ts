import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Adapter, AgencyModule, CaseAsk, Reply } from '../../agencies/adapter.ts'
import { AgencyFailure, type FailureKind } from '../../agencies/agency-failure.ts'
import type { FaultKind } from '../../agencies/reference/faults.ts'
import { pick } from '../../agencies/reference/held-cases.ts'
import type { CreateReference } from '../../agencies/reference/reference.ts'
import { startReference, type StartedReference } from '../../agencies/reference/start-reference.ts'
import type { FactValues } from '../../schema/fact.ts'
import { exampleFacts, pathsOf } from './example-facts.ts'
import { createOrders, type Orders } from './orders.ts'

export interface AdapterUnderTest {
  readonly module: AgencyModule
  readonly createReference: CreateReference
  /** The party that the reference system is, if it is not the controller's own code. */
  readonly party?: string
  /** Facts by seed, in the contract's terms; without it, a value for every fact of the contract (`exampleFacts`). */
  readonly facts?: (seed: number) => FactValues
  /** Where the protocol fails otherwise than HTTP does; `null` for a fault that it cannot have. */
  readonly failures?: Partial<Record<FaultKind, FailureKind | null>>
  /** A PostgreSQL server, for an agency that offers a view. */
  readonly databaseUrl?: () => Promise<string>
}

const FAILURES: Partial<Record<FaultKind, FailureKind | null>> = {
  slow: 'timeout', fail: 'unreachable', cut: 'unreachable', stall: 'timeout', garbage: 'garbled', huge: 'garbled',
  deny: 'refused',
}

/** Milliseconds that an agency gets that answers too late or never, and any other. */
const SHORT = 700
const LONG = 30_000

/**
 * The promises of `Adapter`, tried on one agency's adapter against its own reference system over the wire. Use:
 * `describeAdapter('CMM', { module: agency, createReference })` in `tests/contract/<code>.test.ts`. Credentials are
 * made by the module, if it makes any; the reference system logs each wire call once and answers 110 cases.
 */
export const describeAdapter = (name: string, subject: AdapterUnderTest): void => {
  const { controller } = subject.module
  const paths = pathsOf(controller)
  const party = subject.party ?? controller
  const factsOf = subject.facts ?? ((seed: number) => exampleFacts(controller, seed))
  const held = new Map(Array.from({ length: 110 }, (_, seed) => [`${party}-2026-${1001 + seed}`, factsOf(seed)]))
  const [first = '', second = ''] = held.keys()
  const failures = Object.entries({ ...FAILURES, ...subject.failures }).filter(([, failure]) => failure !== null)

  let orders: Orders
  let credentials: Credentials | undefined
  let reference: StartedReference
  let adapter: Adapter

  const ask = async (cases: readonly CaseAsk[], signal = AbortSignal.timeout(LONG), order?: string): Promise<Reply> =>
    adapter.fetch({ disclosureId: 'd-1', cases, order: order ?? await orders.sign(party, cases), signal })
  const ask1 = (facts: readonly string[], signal?: AbortSignal): Promise<Reply> => ask([{ fileNumber: first, facts }], signal)
  const failureOf = (reply: Promise<Reply>): Promise<unknown> => reply.then(() => 'no failure', (error: unknown) => error)
  const asHeld = (cases: readonly CaseAsk[]): Map<string, FactValues> =>
    new Map(cases.map(({ fileNumber, facts }) => [fileNumber, pick(held.get(fileNumber) ?? {}, facts)]))

  describe(name, () => {
    beforeAll(async () => {
      orders = await createOrders()
      credentials = await credentialsFor(subject.module)
      reference = await startReference({
        create: subject.createReference, party, facts: held, gatewayKeys: orders.keys, now: () => new Date(), port: 0,
        credentials: credentials?.reference, databaseUrl: await subject.databaseUrl?.(),
      })
      adapter = await subject.module.createAdapter({ url: reference.url, credentials: credentials?.gateway })
    })

    afterEach(() => {
      reference.faults.current = undefined
      reference.log.clear()
    })

    afterAll(async () => {
      await adapter?.close()
      await reference?.close()
      await Promise.all(Object.values(credentials ?? {}).map((folder) => rm(folder, { recursive: true })))
    })

    test('every fact of the contract comes as it is held', async () => {
      const reply = await ask1(paths)
      expect(reply).toEqual({ cases: asHeld([{ fileNumber: first, facts: paths }]), surplus: 0 })
    })

    test.each(paths)('P2: asked for `%s`, the agency is asked for nothing else and gives nothing else', async (path) => {
      const cases = [{ fileNumber: first, facts: [path] }]
      expect(await ask(cases)).toEqual({ cases: asHeld(cases), surplus: 0 })
      expect(reference.log.entries.map((entry) => [entry.accepted, entry.asked])).toEqual([[true, cases]])
    })

    test('25 cases with different facts each get their own, in one call', async () => {
      const cases = [...held.keys()].slice(0, 25).map((fileNumber, index) =>
        ({ fileNumber, facts: paths.filter((_, at) => at === index % paths.length || (at + index) % 3 === 0) }))
      expect(await ask(cases)).toEqual({ cases: asHeld(cases), surplus: 0 })
      expect(reference.log.entries).toHaveLength(1)
    })

    test('100 cases with all facts are one call', async () => {
      const cases = [...held.keys()].slice(0, 100).map((fileNumber) => ({ fileNumber, facts: paths }))
      expect(await ask(cases)).toEqual({ cases: asHeld(cases), surplus: 0 })
      expect(reference.log.entries).toHaveLength(1)
    })

    test('a case that the agency does not have is absent, and the others come', async () => {
      const cases = [{ fileNumber: `${party}-1999-1`, facts: paths }, { fileNumber: second, facts: paths }]
      expect(await ask(cases)).toEqual({ cases: asHeld(cases.slice(1)), surplus: 0 })
    })

    test('P3: what the agency sends beyond the ask is dropped and counted', async () => {
      reference.faults.current = { kind: 'oversend' }
      const cases = [{ fileNumber: first, facts: paths.slice(0, 1) }]
      const reply = await ask(cases)
      expect(reply.cases).toEqual(asHeld(cases))
      expect(reply.surplus).toBeGreaterThan(0)
    })

    test('P3: another person\'s case in place of the one asked for is dropped and counted', async () => {
      reference.faults.current = { kind: 'wrongCase' }
      const reply = await ask1(paths)
      expect(reply.cases.size).toBe(0)
      expect(reply.surplus).toBeGreaterThan(0)
    })

    test.each(failures)('P11: an agency under `%s` is %s, in time, in no words of its own', async (kind, failure) => {
      reference.faults.current = { kind: kind as FaultKind, milliseconds: LONG }
      expectFailure(await failureOf(ask1(paths, AbortSignal.timeout(failure === 'timeout' ? SHORT : LONG))), failure)
    })

    test('an agency that is well again answers again', async () => {
      reference.faults.current = { kind: 'cut' }
      await failureOf(ask1(paths))
      reference.faults.current = undefined
      expect((await ask1(paths)).cases.size).toBe(1)
    })

    test('an ask whose deadline has passed is not waited for', async () => {
      expectFailure(await failureOf(ask1(paths, AbortSignal.abort())), 'timeout')
    })

    const mine = [{ fileNumber: first, facts: paths.slice(0, 1) }]
    test.each<[string, () => Promise<string>]>([
      ['of another signer', async () => (await createOrders()).sign(party, mine)],
      ['that has expired', () => orders.sign(party, mine, new Date(Date.now() - 120_000))],
      ['for another agency', () => orders.sign('RA', mine)],
      ['for another case', () => orders.sign(party, [{ fileNumber: second, facts: paths }])],
      ['for another fact', () => orders.sign(party, [{ fileNumber: first, facts: ['shoeSize'] }])],
      ['that is no order', async () => 'e30~~e30.e30.e30'],
    ])('the agency refuses an order %s, and logs that', async (_what, order) => {
      expectFailure(await failureOf(ask(mine, undefined, await order())), 'refused')
      expect(reference.log.entries.map((entry) => entry.accepted)).toEqual([false])
    })
  })
}

type Credentials = Record<'gateway' | 'reference', string>

const credentialsFor = async (module: AgencyModule): Promise<Credentials | undefined> => {
  if (!module.createCredentials) return undefined
  const folder = (side: string): Promise<string> => mkdtemp(join(tmpdir(), `${side}-`))
  const folders = { gateway: await folder('gateway'), reference: await folder('reference') }
  await module.createCredentials(folders)
  return folders
}

/** Of the kind given, and carrying nothing else: neither words nor a cause. */
const expectFailure = (error: unknown, kind: string | null): void => {
  expect(error).toBeInstanceOf(AgencyFailure)
  expect((error as AgencyFailure).kind).toBe(kind)
  expect((error as AgencyFailure).message).toBe(`agency failure: ${kind}`)
  expect((error as AgencyFailure).cause).toBeUndefined()
}
