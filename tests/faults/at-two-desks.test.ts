import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import type { Entry } from '../../gateway/trail/entry.ts'
import { disclosureTo, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { untilTaken } from '../oversight/a-following.ts'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway({ replicas: 1, demonstration: true }) })
afterAll(() => samsyn.close())

type Done = Record<string, any>

/** What a persona does at one of the gateways. */
const at = (gateway: number, persona: string, change: string): Promise<Done> =>
  samsyn.as(persona, samsyn.gateways[gateway]).for('OVERSIGHT').change(change)

const saidBy = (entry: Entry): string =>
  entry.kind === 'registry' ? entry.change : entry.kind === 'oversight' ? entry.act : entry.kind === 'refusal' ? entry.code : entry.kind

/** What acts are answered with, and what the logs of both gateways say of them. */
const leaving = async (acts: () => Promise<readonly Done[]>): Promise<{ answers: readonly Done[]; leaves: readonly string[] }> => {
  const before = await samsyn.checkTrail()
  const answers = await acts()
  const logs = await samsyn.checkTrail()
  return { answers, leaves: logs.flatMap((log, index) => log.slice(before[index]?.length)).map(saidBy) }
}

/** Acts that come upon each other in the database in just this order, whoever is quicker. */
const inTurn = async (lock: string, values: readonly unknown[], ...acts: readonly (() => Promise<Done>)[]): Promise<readonly Done[]> => {
  const holder = await samsyn.database.adminPool.connect()
  const under: Promise<Done>[] = []
  try {
    await holder.query('begin')
    await holder.query(lock, [...values])
    for (const act of acts) {
      under.push(act())
      await expect.poll(async () => (await samsyn.database.adminPool.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount, { interval: 10, timeout: 5_000 }).toBe(under.length)
    }
    await holder.query('commit')
    return await Promise.all(under)
  } finally {
    holder.release(true)
  }
}

describe('a break-glass that is dealt with', () => {
  const reviewOn = createCalendar(new Date()).at(30, '12:00').toISOString().slice(0, 10)
  const broken = async (): Promise<{ leaf: string; id: string }> => {
    await disclosureTo(samsyn, 'karen', 'VITAL_INTERESTS', 'mira', ['cmm.riskLevel'])
    const leaf = String(await leavesOf(samsyn) - 1)
    await untilTaken(samsyn.database.adminPool, 'index')
    const id = `breakGlass:replica-1:${leaf}`
    await at(0, 'dpo', `reviewBreakGlass(id: "${id}", verdict: JUSTIFIED) { verdict }`)
    await untilTaken(samsyn.database.adminPool, 'index')
    return { leaf, id }
  }
  const seal = (leaf: string) => at(0, 'poul',
    `sealLeaves(input: { log: "replica-1", leaves: ["${leaf}"], because: crimeInvestigation, authority: police, reviewOn: "${reviewOn}" }) { leaves }`)
  const suspect = (id: string) => at(1, 'dpo', `suspectBreach(id: "${id}") { breach { state } }`)
  const SUBJECT = 'select pg_advisory_xact_lock(hashtextextended($1, 0))'

  test('GDPR art. 33: is not suspected once it is sealed, in the same instant: nobody would see it who could decide, or tell the authority', async () => {
    const { leaf, id } = await broken()
    const { answers, leaves } = await leaving(() => inTurn(SUBJECT, [`samsyn subject ${id}`], () => seal(leaf), () => suspect(id)))
    expect(answers).toEqual([{ sealLeaves: { leaves: [leaf] } }, { refused: 'SUBJECT_NOT_AVAILABLE' }])
    expect(leaves).toEqual(['sealLeaves', 'SUBJECT_NOT_AVAILABLE'])
  })

  test('is not sealed once a breach is suspected, in the same instant', async () => {
    const { leaf, id } = await broken()
    const { answers, leaves } = await leaving(() => inTurn(SUBJECT, [`samsyn subject ${id}`], () => suspect(id), () => seal(leaf)))
    expect(answers).toEqual([{ suspectBreach: { breach: { state: 'SUSPECTED' } } }, { refused: 'ACT_OUT_OF_ORDER' }])
    expect(leaves).toEqual(['ACT_OUT_OF_ORDER', 'suspectBreach'])
  })
})

test('a system that is suspended in the instant in which it is let in again stays out, and whoever approved is not told that its name is another party\'s', async () => {
  const propose = async (): Promise<string> =>
    (await at(0, 'admin', 'registerClient(client: "at-tilsyn", party: "AT") { registration { id } }'))['registerClient'].registration.id
  const approve = (id: string) => at(1, 'poul', `approveRegistration(id: "${id}") { registration { id } }`)
  await approve(await propose())
  const again = await propose()
  const { answers, leaves } = await leaving(() => inTurn(`select from client where id = 'at-tilsyn' for update`, [],
    () => at(0, 'admin', 'suspendClient(client: "at-tilsyn", party: "AT") { client { client } }'), () => approve(again)))
  expect(answers).toEqual([{ suspendClient: { client: { client: 'at-tilsyn' } } }, { refused: 'REGISTRATION_NOT_AVAILABLE' }])
  expect(leaves).toEqual(['suspendClient', 'REGISTRATION_NOT_AVAILABLE'])
})

test('a saved search that is removed twice at once is removed by one leaf, and the other is told that it is gone', async () => {
  const { saveSearch: { search: { id } } } = await at(0, 'dpo', 'saveSearch(name: "to gange", filter: {}) { search { id } }')
  const remove = (gateway: number) => () => at(gateway, 'dpo', `removeSearch(id: "${id}") { id }`)
  const { answers, leaves } = await leaving(() => inTurn('select from saved_search where id = $1 for update', [id], remove(0), remove(1)))
  expect(answers).toEqual([{ removeSearch: { id } }, { refused: 'SEARCH_NOT_AVAILABLE' }])
  expect(leaves).toEqual(['removeSearch', 'SEARCH_NOT_AVAILABLE'])
})
