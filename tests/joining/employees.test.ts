import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import { eventually } from '../eventually.ts'

let samsyn: AGateway

/** A replica that is too busy to read the issuer's keys within their second lets nobody in, and reads them again after ten. */
beforeAll(async () => {
  samsyn = await aGateway({ demonstration: true, replicas: 1 })
  await eventually(async () => expect(await dittesAnswers()).toEqual([200, 200]))
})

afterAll(() => samsyn.close())

const change = (persona: string, act: string, party: string, employee: string) => samsyn.as(persona).for('OVERSIGHT').change(
  `${act}(party: $party, employee: $employee) { party employee }`, { party, employee }, ', $party: Party!, $employee: String!')

/** What Ditte is answered with on each replica. */
const dittesAnswers = () => Promise.all(samsyn.gateways.map(async (gateway) =>
  (await samsyn.as('ditte', gateway).for('IDENTIFICATION').run('{ cases(first: 1) { pageInfo { hasNextPage } } }')).status))

/** Until both replicas shut her out: the milliseconds from now until the last request was sent that one of them let in. */
const untilShutOut = async (): Promise<number> => {
  const started = performance.now()
  let lastLetIn = started
  for (let answers = [0]; answers.some((status) => status !== 401); await wait(100)) {
    const sentAt = performance.now()
    answers = await dittesAnswers()
    if (answers.includes(200)) lastLetIn = sentAt
  }
  return lastLetIn - started
}

describe('an employee who has left', () => {
  test('gets nothing within five seconds, on any replica, with a token that still lives; back again, she does', async () => {
    expect(await dittesAnswers()).toEqual([200, 200])
    expect(await change('dpo', 'endEmployee', 'CMM', 'cmm-1311')).toEqual({ endEmployee: { party: 'CMM', employee: 'cmm-1311' } })
    expect(await untilShutOut()).toBeLessThan(5_000)
    expect((await samsyn.as('sara').for('ASSISTANCE').run('{ cases(first: 1) { pageInfo { hasNextPage } } }')).status).toBe(200)
    expect(await change('dpo', 'readmitEmployee', 'CMM', 'cmm-1311')).toMatchObject({ readmitEmployee: { employee: 'cmm-1311' } })
    await expect.poll(dittesAnswers).toEqual([200, 200])
    const [leaves] = await samsyn.checkTrail()
    expect(leaves?.filter((leaf) => leaf.kind === 'registry' && /Employee$/.test(leaf.change))).toMatchObject([
      { change: 'endEmployee', details: { party: 'CMM', employee: 'cmm-1311' }, actor: { employee: 'cmm-1002' } },
      { change: 'readmitEmployee' },
    ])
  })

  test('gets nothing of what she asked before, however long an agency takes, and none is asked for her again', async () => {
    const ask = () => samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } }')
    expect(await ask()).toEqual({ cmm: { needs: { language: expect.any(String) } } })
    const before = samsyn.askedOf('CMM').length
    samsyn.fault('CMM', 'slow', 15_000)
    const asked = ask()
    await expect.poll(() => samsyn.askedOf('CMM').length, { timeout: 5_000 }).toBe(before + 1)
    await change('nanna', 'endEmployee', 'NGO-REDEN', 'reden-031')
    await wait(4_500)
    samsyn.fault('CMM', undefined)
    expect(await asked).toEqual({ refused: 'UNAUTHENTICATED', case: null })
    expect(samsyn.askedOf('CMM')).toHaveLength(before + 1)
    await change('nanna', 'readmitEmployee', 'NGO-REDEN', 'reden-031')
    await expect.poll(ask, { timeout: 5_000 }).toEqual({ cmm: { needs: { language: expect.any(String) } } })
  })

  test.each([
    ['a colleague', 'sara', 'endEmployee', 'CMM', 'cmm-1311', 'FORBIDDEN'],
    ['another agency\'s officer', 'dagny', 'endEmployee', 'CMM', 'cmm-1311', 'FORBIDDEN'],
    ['who runs the gateway, to let her in again', 'admin', 'readmitEmployee', 'CMM', 'cmm-1311', 'FORBIDDEN'],
    ['an officer, of nobody', 'dpo', 'endEmployee', 'CMM', ' ', 'EMPLOYEE_NOT_AVAILABLE'],
    ['an officer, of what is longer than any number', 'dpo', 'endEmployee', 'CMM', 'c'.repeat(129), 'EMPLOYEE_NOT_AVAILABLE'],
    ['an officer, of two at once', 'dpo', 'endEmployee', 'CMM', 'cmm-1311 cmm-1207', 'EMPLOYEE_NOT_AVAILABLE'],
    ['an officer, to let in who never left', 'dpo', 'readmitEmployee', 'CMM', 'cmm-1207', 'EMPLOYEE_NOT_AVAILABLE'],
  ])('is not the doing of %s', async (_who, persona, act, party, employee, code) => {
    expect(await change(persona, act, party, employee)).toEqual({ refused: code })
  })
})

test('an employee is ended twice as once, and let in again of her own party alone, whoever bears her number elsewhere', async () => {
  const end = () => samsyn.as('dpo').for('OVERSIGHT').change('endEmployee(party: "CMM", employee: "x-1") { employee endedAt }')
  const first = await end()
  expect(first).toEqual({ endEmployee: { employee: 'x-1', endedAt: expect.any(String) } })
  expect(await end(), 'when she left is when she left first').toEqual(first)
  expect(await change('dagny', 'readmitEmployee', 'UDLST', 'x-1')).toEqual({ refused: 'EMPLOYEE_NOT_AVAILABLE' })
  await change('dagny', 'endEmployee', 'UDLST', 'x-1')
  await change('dagny', 'readmitEmployee', 'UDLST', 'x-1')
  const { rows } = await samsyn.database.adminPool.query(`select party from ended_employee where employee = 'x-1'`)
  expect(rows).toEqual([{ party: 'CMM' }])
})

describe('an agency\'s own issuer', () => {
  test('is believed of its party within seconds once an officer has approved it, never before, and in the place of the former', async () => {
    const other = await (await import('../identity/an-issuer.ts')).anIssuer()
    const now = Math.floor(Date.now() / 1000)
    const token = await other.sign({
      iss: other.issuer, aud: AUDIENCE, sub: 'reden-031', client_id: 'ngo-reden-sagssystem', jti: 'of-the-shelters-own-issuer',
      iat: now, exp: now + 120, agency: 'NGO-REDEN', role: 'caseworker',
      authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'ASSISTANCE' }],
    })
    const status = async () => (await samsyn.send(token, {
      query: 'query @purpose(is: ASSISTANCE, reason: "prøve af udsteder") { cases(first: 1) { pageInfo { hasNextPage } } }',
    })).status
    const input = { party: 'NGO-REDEN', issuer: other.issuer, jwksUri: other.jwksUri }
    const { registerAgency } = await samsyn.as('admin').for('OVERSIGHT').change(
      'registerAgency(input: $input) { registration { id } }', { input }, ', $input: RegisterAgencyInput!')
    expect(await status()).toBe(401)
    await samsyn.as('dpo').for('OVERSIGHT').change(
      'approveRegistration(id: $id) { registration { id } }', { id: registerAgency.registration.id }, ', $id: ID!')
    await expect.poll(status).toBe(200)
    const former = await samsyn.as('shelter').for('ASSISTANCE').run('{ cases(first: 1) { pageInfo { hasNextPage } } }')
    expect([former.status, former.body.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
    await other.close()
  })
})
