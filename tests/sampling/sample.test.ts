import { createHash, randomBytes } from 'node:crypto'
import type { JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import { disclosureTo, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { anAlarmReceiver } from '../break-glass/alarm-receiver.ts'
import { eventually } from '../eventually.ts'
import { aWitness, type AWitness } from '../trail/a-witness.ts'
import { aHolder } from '../verify/a-holder.ts'

let receiver: Awaited<ReturnType<typeof anAlarmReceiver>>
let samsyn: AGateway
let witnesses: AWitness[]
let holder: Awaited<ReturnType<typeof aHolder>>

beforeAll(async () => {
  receiver = await anAlarmReceiver()
  samsyn = await aGateway({
    alarms: { NEC: { officers: `${receiver.url}/nec`, escalation: `${receiver.url}/nec-chief` } },
    configure: async (config) => {
      const { verifierKey } = createNoteSigner(config.origin, config.checkpointKey as JWK)
      const former = createNoteSigner(config.origin, (await makeSigningKey('trail-former')).privateKey)
      witnesses = await Promise.all(['at', 'cmm'].map((name) => aWitness(name, [verifierKey])))
      holder = await aHolder({ logs: [former.verifierKey, verifierKey], witnesses: witnesses.map(({ settings }) => settings.key), quorum: 2 })
      return { ...config, witnesses: { quorum: 2, witnesses: witnesses.map(({ settings }) => settings) } }
    },
  })
  receiver.trust(samsyn.orderKey.publicKey)
  for (let time = 0; time < 4; time += 1) {
    await samsyn.as('jens').for('IDENTIFICATION').case('mira', '{ cmm { assessmentDecision } }')
    await samsyn.as('sara').for('ASSISTANCE').case('mira', '{ police { hearingDate } }')
  }
  await samsyn.as('sara').for('ASSISTANCE').change('setRegion(case: $case, to: MIDTJYLLAND) { case }', { case: samsyn.handleOf('mira', 'sara') }, ', $case: ID!')
  await disclosureTo(samsyn, 'karen', 'INVESTIGATION', 'daria', ['cmm.willingToTestify'])
  await seal(await leavesOf(samsyn) - 1)
})
afterAll(async () => {
  await samsyn.close()
  await Promise.all(witnesses.map((witness) => witness.close()))
  await holder.remove()
  await receiver.close()
})

/** The police seal what they did, from CMM's officers too. */
const seal = (leaf: number) => samsyn.as('poul').for('OVERSIGHT').change('sealLeaves(input: $input) { leaves }', { input: {
  log: 'replica-1', leaves: [String(leaf)], because: 'crimeInvestigation', authority: 'police',
  reviewOn: createCalendar(new Date()).at(30, '12:00').toISOString().slice(0, 10),
} }, ', $input: SealLeavesInput!')

const nonce = randomBytes(32).toString('hex')
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const oversee = (persona: string, reason = 'årlig stikprøve efter Datatilsynets vejledning') => samsyn.as(persona).for('OVERSIGHT', reason)

const commit = (persona: string, input: object = {}) => oversee(persona).change('commitSample(input: $input) { id }', {
  input: {
    from: new Date(Date.now() - 86_400_000), until: new Date(), nonceHash: hashOf(nonce),
    strata: [{ recipient: 'NEC', purpose: 'IDENTIFICATION', size: 3 }, { size: 1, recipient: 'NEC' }, { size: 5 }], ...input,
  },
}, ', $input: CommitSampleInput!')
const draw = (persona: string, id: string, given = nonce) => oversee(persona).change(`drawSample(id: "${id}", nonce: "${given}") { id }`)

const SAMPLE = `{ samples(id: $id) { samples { committedBy drawnAt strata { recipient size } bounds { log size }
  disclosures { id recipient employee stratum state entry { purpose reason } acts { act employee reason } breach { state due suspectedAt } }
  statistics { population explainedByRules { rule disclosures } drawn notDrawn awaiting explained justified breachesSuspected breachesConfirmed } } } }`
const sampleOf = async (persona: string, id: string): Promise<any> =>
  (await oversee(persona).run(SAMPLE, { id }, 'query', ', $id: ID')).body.data?.['samples'].samples[0]

const REQUESTS = '{ explanationRequests { requests { id overseer employee state } } }'
const requestsOf = async (persona: string): Promise<any[]> => (await oversee(persona).run(REQUESTS)).body.data?.['explanationRequests'].requests
const explain = (persona: string, id: string, reason = 'afhøring af vidnet samme dag') => oversee(persona, reason).change(`giveExplanation(id: "${id}") { id }`)

describe('a sample', () => {
  let id: string

  test('is committed to by an officer alone, of days that have passed, with a nonce that she keeps', async () => {
    expect(await commit('sara')).toEqual({ refused: 'FORBIDDEN' })
    expect(await commit('dpo', { until: new Date(Date.now() + 60_000) })).toEqual({ refused: 'SAMPLE_INVALID' })
    expect(await commit('dpo', { nonceHash: nonce.slice(1) })).toEqual({ refused: 'SAMPLE_INVALID' })
    expect(await commit('dpo', { strata: [{ size: 501 }] })).toEqual({ refused: 'SAMPLE_INVALID' })
  })

  test('cannot be drawn before a checkpoint that came after it is countersigned', async () => {
    await eventually(async () => expect(await indexed()).toBe(9))
    witnesses.forEach((witness) => witness.reach(false))
    id = (await commit('dpo')).commitSample.id
    await eventually(async () => expect(await draw('dpo', id)).toEqual({ refused: 'NOT_YET_COUNTERSIGNED' }))
    expect(await sampleOf('dpo', id)).toMatchObject({ committedBy: 'cmm-1002', drawnAt: null, statistics: null, disclosures: [] })
    witnesses.forEach((witness) => witness.reach(true))
  })

  test('is drawn by its own nonce alone, once, by its own agency', async () => {
    expect(await draw('dpo', id, 'f'.repeat(64))).toEqual({ refused: 'NONCE_WRONG' })
    expect(await draw('poul', id)).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
    await eventually(async () => expect(await draw('dpo', id)).toEqual({ drawSample: { id } }), 1_000)
    expect(await draw('dpo', id)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    expect(await sampleOf('poul', id)).toBeUndefined()
  })

  test('leaves out what rules explain and what is sealed from its officers, and its statistics add up', async () => {
    await eventually(async () => expect((await sampleOf('dpo', id)).disclosures).toHaveLength(3))
    const { disclosures, statistics } = await sampleOf('dpo', id)
    expect(disclosures.map(({ recipient, stratum }: any) => `${stratum} ${recipient}`)).toEqual(['0 NEC', '0 NEC', '0 NEC'])
    expect(statistics).toEqual({
      population: 8, drawn: 3, notDrawn: 1, awaiting: 3, explained: 0, justified: 0, breachesSuspected: 0, breachesConfirmed: 0,
      explainedByRules: [
        { rule: 'breakGlass', disclosures: 0 }, { rule: 'controlDataOnly', disclosures: 0 },
        { rule: 'registeredOnCase', disclosures: 0 }, { rule: 'withinTask', disclosures: 4 },
      ],
    })
  })

  test('the commitment stands in the trail before the checkpoint of its seed, and that before the draw', async () => {
    const { rows } = await samsyn.database.adminPool.query(`select index, convert_from(entry, 'UTF8')::jsonb as leaf from trail_leaf
      where convert_from(entry, 'UTF8')::jsonb ->> 'act' in ('commitSample', 'drawSample') order by index`)
    const [committed, drawn] = rows
    expect(rows).toHaveLength(2)
    expect(committed.leaf.details).toMatchObject({ nonceHash: hashOf(nonce), overseer: 'CMM', rule: 'samsyn-sample/v1' })
    expect(JSON.stringify(committed.leaf)).not.toContain(nonce)
    expect(Number(drawn.leaf.details.size)).toBeGreaterThan(Number(committed.index))
    expect(Number(drawn.leaf.details.size)).toBeLessThanOrEqual(Number(drawn.index))
    expect(drawn.leaf.details.checkpoint.match(/^— /gm)).toHaveLength(3)
  })

  test('anyone draws it again from the leaves, but for the sealed, and gets the same; of another trail, or another sample, it is refused', async () => {
    expect(await holder.verify('sample', samsyn.database.adminUrl, '--sample', id)).toEqual({
      code: 0, error: '', out: `stikprøven holder / the sample holds: ${id}, 3 af / of 8\n`,
    })
    await eventually(async () => {
      await holder.verify('dump', samsyn.database.adminUrl, '--out', holder.file('trail'))
      expect(await holder.verify('sample', holder.file('trail'), '--sample', id)).toMatchObject({ code: 0, error: '' })
    }, 500)
    expect(await holder.verify('sample', samsyn.database.adminUrl, '--sample', 'sample:none')).toMatchObject({ code: 6 })
  })

  test('asks the unit of each employee, and nobody else, to explain; she explains her own', async () => {
    await eventually(() => expect(receiver.received.filter(({ body, genuine }) => genuine && body.kind === 'explanationRequested')).toHaveLength(1))
    expect(receiver.received[0]).toMatchObject({ path: '/nec', body: { codes: { overseer: 'CMM', requests: 3 }, party: 'NEC' } })
    const all = await requestsOf('poul')
    expect(all).toHaveLength(3)
    expect(all.every(({ overseer, state }) => overseer === 'CMM' && state === 'REQUESTED')).toBe(true)
    const own = await requestsOf('jens')
    expect(own.map(({ employee }) => employee)).toEqual(Array(3).fill('nec-20417'))
    expect(await requestsOf('karen')).toEqual([])
    expect(await requestsOf('ulla')).toEqual([])
    const [{ id: request }] = own
    expect(await explain('ulla', request)).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
    expect(await explain('karen', request)).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
    expect(await explain('jens', request)).toEqual({ giveExplanation: { id: request } })
    const { disclosures } = await sampleOf('dpo', id)
    expect(disclosures.find((one: any) => one.id === request)).toMatchObject({
      state: 'EXPLAINED', acts: [{ act: 'giveExplanation', employee: 'nec-20417', reason: 'afhøring af vidnet samme dag' }],
    })
  })

  test('ends in verdicts: justified, or a breach that a second officer decides on within 72 hours', async () => {
    const [first, second] = (await sampleOf('dpo', id)).disclosures.map((one: any) => one.id)
    expect(await oversee('poul').change(`justifyDisclosure(id: "${first}") { id }`)).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
    expect(await oversee('dpo').change(`justifyDisclosure(id: "${first}") { id }`)).toMatchObject({ justifyDisclosure: { id: first } })
    const breach = (persona: string, field: string) => oversee(persona).change(`${field} { breach { state suspectedAt due } }`)
    expect(await breach('dagny', `suspectBreach(id: "${second}")`)).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
    expect(await breach('dpo', `decideBreach(id: "${second}", confirmed: true)`)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    const { suspectBreach } = await breach('dpo', `suspectBreach(id: "${second}")`)
    expect(suspectBreach.breach.state).toBe('SUSPECTED')
    expect(Date.parse(suspectBreach.breach.due) - Date.parse(suspectBreach.breach.suspectedAt)).toBe(72 * 3_600_000)
    expect(await breach('dpo', `decideBreach(id: "${second}", confirmed: true)`)).toEqual({ refused: 'ACT_OWN' })
    expect(await breach('second-cmm-dpo', `closeBreach(id: "${second}", notified: false)`)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    expect(await breach('second-cmm-dpo', `decideBreach(id: "${second}", confirmed: true)`)).toMatchObject({ decideBreach: { breach: { state: 'CONFIRMED' } } })
    expect(await breach('dpo', `closeBreach(id: "${second}", notified: true)`)).toMatchObject({ closeBreach: { breach: { state: 'NOTIFIED' } } })
    const { statistics } = await sampleOf('dpo', id)
    expect(statistics).toMatchObject({ drawn: 3, justified: 1, breachesSuspected: 0, breachesConfirmed: 1 })
    expect(statistics.awaiting + statistics.explained).toBe(1)
  })

  test('is found by its id, and a request that waits by who is to explain it, however many others are newer', async () => {
    const pool = samsyn.database.adminPool
    const waiting = await requestsOf('jens')
    expect(waiting).not.toEqual([])
    await pool.query(`insert into officer_act select 'newer-' || n, 'sample:newer-' || n, act, party, employee, now(), reason, details
      from officer_act, generate_series(1, 200) as n where subject = $1 and act = 'commitSample'`, [id])
    await pool.query(`insert into drawn_disclosure select 'newer-' || n, log_id, index, overseer, stratum, recipient, 'another', now()
      from drawn_disclosure, generate_series(1, 1700) as n where sample = $1`, [id.slice('sample:'.length)])
    expect(await sampleOf('dpo', id)).toMatchObject({ committedBy: 'cmm-1002' })
    expect(await requestsOf('jens')).toEqual(waiting)
    await pool.query(`insert into officer_act select 'done-' || sample || index, 'drawn:' || sample || ':' || log_id || ':' || index, 'giveExplanation', recipient, employee, now(), '', '{}'
      from drawn_disclosure where sample like 'newer-%'`)
    expect((await requestsOf('poul')).map((one) => one.id)).toEqual(waiting.map((one) => one.id))
    await pool.query(`delete from officer_act where id like 'newer-%' or id like 'done-%'`)
    await pool.query(`delete from drawn_disclosure where sample like 'newer-%'`)
  })

  test('what officers did is read again from the leaves alone', async () => {
    const before = await sampleOf('dpo', id)
    await samsyn.database.adminPool.query(`truncate officer_act, drawn_disclosure; delete from trail_cursor where follower = 'officersWork'`)
    await eventually(async () => expect(await sampleOf('dpo', id)).toEqual(before), 1_000)
    await samsyn.checkTrail()
  })
})

const indexed = async (): Promise<number> =>
  (await samsyn.database.adminPool.query(`select from overseen_entry where party = 'CMM' and outcome in ('DISCLOSED', 'PARTIAL', 'WITHHELD')`)).rowCount ?? 0
