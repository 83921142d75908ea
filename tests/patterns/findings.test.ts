import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { clientOf } from '../../prisma/seed/clients.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import { operationOf } from '../acceptance/surroundings.ts'
import { eventually } from '../eventually.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})
afterAll(() => samsyn.close())

const FINDINGS = `{ findings(state: $state) { patterns { id because { da } }
  findings { id recipient employee state pattern { id because { da en } } evidence { log leaf outcome code employee case } acts { act reason } breach { state } } } }`
const findingsOf = async (persona: string, state: string | null = null): Promise<any[]> =>
  (await samsyn.as(persona).for('OVERSIGHT').run(FINDINGS, { state }, 'query', ', $state: FindingState')).body.data?.['findings'].findings
const guess = async (persona: string, numbers: readonly number[]): Promise<void> => {
  for (const number of numbers)
    await samsyn.as(persona).for('ASSISTANCE').run(`{ caseByFileNumber(fileNumber: "99-${number}") { id } }`)
}
const dismiss = (persona: string, id: string) =>
  samsyn.as(persona).for('OVERSIGHT', 'hun fik en gammel liste over sagsnumre').change(`dismissFinding(id: "${id}") { finding { state acts { reason } } }`)

describe('an employee who tries file numbers', () => {
  let id: string

  test('is found within seconds of the sixth, with the rule in words and each refusal as evidence', async () => {
    await guess('sara', [1, 2, 3, 4, 5])
    expect(await findingsOf('dpo')).toEqual([])
    await guess('sara', [6])
    const [finding] = await eventually(async () => {
      const found = await findingsOf('dpo')
      expect(found).toHaveLength(1)
      expect(found[0].evidence).toHaveLength(6)
      return found
    })
    expect(finding).toMatchObject({
      recipient: 'CMM', employee: 'cmm-1207', state: 'OPEN', acts: [], breach: null, pattern: { id: 'repeatedRefusals' },
    })
    expect(finding.pattern.because.da).toContain('6 forskellige')
    expect(finding.evidence.map(({ outcome, code, employee }: any) => [outcome, code, employee])).toEqual(Array(6).fill(['REFUSED', 'CASE_NOT_AVAILABLE', 'cmm-1207']))
    id = finding.id
  })

  test('is no business of another agency\'s officer, who neither sees nor dismisses it', async () => {
    expect(await findingsOf('dagny')).toEqual([])
    expect(await dismiss('dagny', id)).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
  })

  test('is dismissed with a reason, which is a leaf that names rule and evidence', async () => {
    expect(await dismiss('dpo', id)).toEqual({ dismissFinding: { finding: { state: 'DISMISSED', acts: [{ reason: 'hun fik en gammel liste over sagsnumre' }] } } })
    expect(await dismiss('second-cmm-dpo', id)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    const { rows: [{ leaf }] } = await samsyn.database.adminPool.query(`select convert_from(entry, 'UTF8')::jsonb as leaf from trail_leaf
      where convert_from(entry, 'UTF8')::jsonb ->> 'act' = 'dismissFinding'`)
    expect(leaf).toMatchObject({ kind: 'oversight', details: { subject: id, pattern: 'repeatedRefusals' } })
    expect(leaf.details.evidence).toHaveLength(6)
    expect(await findingsOf('dpo', 'OPEN')).toEqual([])
  })

  test('is asked about again when more is found of it that was done before, by a log that was behind', async () => {
    const { rows: [{ evidence }] } = await samsyn.database.adminPool.query<any>('select evidence from finding')
    await samsyn.database.adminPool.query(`update finding set evidence = evidence || array['replica-1:1']`)
    expect(await findingsOf('dpo', 'OPEN')).toHaveLength(1)
    await samsyn.database.adminPool.query('update finding set evidence = $1', [evidence])
    expect(await findingsOf('dpo', 'OPEN')).toEqual([])
  })

  test('is asked about again when she tries more, and a suspected breach outweighs a dismissal', async () => {
    await guess('sara', [7])
    await eventually(async () => expect(await findingsOf('dpo', 'OPEN')).toHaveLength(1))
    const suspect = await samsyn.as('dpo').for('OVERSIGHT').change(`suspectBreach(id: "${id}") { breach { state } }`)
    expect(suspect).toEqual({ suspectBreach: { breach: { state: 'SUSPECTED' } } })
    expect(await dismiss('second-cmm-dpo', id)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    const decide = await samsyn.as('second-cmm-dpo').for('OVERSIGHT').change(`decideBreach(id: "${id}", confirmed: false) { breach { state } }`)
    expect(decide).toEqual({ decideBreach: { breach: { state: 'REJECTED' } } })
    expect(await findingsOf('dpo', 'OPEN')).toHaveLength(1)
  })

  test('cannot try whether she is found: the answer is the same for a finding that there is and one that there is not', async () => {
    for (const tried of [id, `${id.slice(0, -1)}-`]) {
      expect(await dismiss('sara', tried)).toEqual({ refused: 'FORBIDDEN' })
      expect(await samsyn.as('sara').for('OVERSIGHT').change(`suspectBreach(id: "${tried}") { breach { state } }`)).toEqual({ refused: 'FORBIDDEN' })
    }
    await samsyn.checkTrail()
  })

  test('is found however many newer findings are dismissed', async () => {
    const pool = samsyn.database.adminPool
    await pool.query(`insert into finding select id || '-' || n, pattern, overseer, recipient, employee, now(), now(), evidence from finding, generate_series(1, 5000) as n`)
    await pool.query(`insert into officer_act select id, 'finding:' || id, 'dismissFinding', overseer, 'cmm-1002', now(), '', json_build_object('evidence', evidence)
      from finding where id <> $1`, [id.slice('finding:'.length)])
    expect(await findingsOf('dpo', 'OPEN')).toMatchObject([{ id }])
    expect((await findingsOf('dpo'))[0]).toMatchObject({ id })
    expect(await findingsOf('dpo', 'DISMISSED')).toHaveLength(50)
    await pool.query('delete from finding where id <> $1', [id.slice('finding:'.length)])
    await pool.query(`delete from officer_act where reason = ''`)
  })
})

describe('an officer who tries file numbers herself', () => {
  test('does not dismiss what is found of her; her colleague does', async () => {
    const own = { iss: samsyn.issuer.trusted.issuer, aud: AUDIENCE, sub: 'prøve-second-cmm-dpo', client_id: clientOf('CMM'), agency: 'CMM', role: 'contactPerson',
      authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'ASSISTANCE' }] }
    for (const number of [11, 12, 13, 14, 15, 16]) {
      const now = Math.floor(Date.now() / 1_000)
      const token = await samsyn.issuer.sign({ ...own, jti: randomUUID(), iat: now - 1, exp: now + 60 })
      await samsyn.send(token, operationOf('ASSISTANCE', 'prøve af opslag', `{ caseByFileNumber(fileNumber: "99-${number}") { id } }`, {}, 'query', ''))
    }
    const { id } = await eventually(async () => {
      const found = (await findingsOf('second-cmm-dpo')).find(({ employee }) => employee === 'prøve-second-cmm-dpo')
      expect(found).toMatchObject({ state: 'OPEN' })
      return found
    })
    expect(await dismiss('second-cmm-dpo', id)).toEqual({ refused: 'ACT_OWN' })
    await samsyn.database.adminPool.query('create table set_aside as select * from overseen_row; delete from overseen_row')
    expect(await dismiss('second-cmm-dpo', id)).toEqual({ refused: 'ACT_OWN' })
    await samsyn.database.adminPool.query('insert into overseen_row select * from set_aside')
    expect(await dismiss('dpo', id)).toMatchObject({ dismissFinding: { finding: { state: 'DISMISSED' } } })
    expect((await findingsOf('second-cmm-dpo')).map(({ state }) => state)).toEqual(['OPEN', 'DISMISSED'])
  })
})
