import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'

let samsyn: AGateway

beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

const BOARD = '{ coordination { shares { recipient purpose until } shareRequests { asked recipient purpose askedAt } } }'
const boardOf = async (story: string, persona = 'grethe'): Promise<any> =>
  (await samsyn.as(persona).for('COORDINATION').case(story, BOARD)).coordination

const askFor = (story: string, asked: string, recipient: string, purpose: string, persona = 'grethe') =>
  samsyn.as(persona).for('COORDINATION').change(
    'askForShare(case: $case, asked: $asked, recipient: $recipient, purpose: $purpose) { case }',
    { case: samsyn.handleOf(story, persona), asked, recipient, purpose }, ', $case: ID!, $asked: Party!, $recipient: Party!, $purpose: Purpose!')

const openTo = async (persona: string): Promise<any> => (await samsyn.as(persona).for('ASSISTANCE').run(
  '{ openShareRequests { requests { id case recipient purpose } } }')).body.data?.['openShareRequests']?.requests

const close = (persona: string, id: string) => samsyn.as(persona).for('ASSISTANCE').change('closeShareRequest(id: $id) { id }', { id }, ', $id: ID!')

const endOf = (story: string, recipient: string): string | undefined =>
  samsyn.storyOf(story).consents.find(({ recipients }) => recipients.includes(recipient))?.validUntil.toISOString()

describe('See what is shared with whom until when, and ask an agency for a share with a purpose.', () => {
  test('a group sees with whom, for what and until when by a consent that stands, and never which facts', async () => {
    const { shares } = await boardOf('mira')
    expect(shares).toContainEqual({ recipient: 'NGO-REDEN', purpose: 'ASSISTANCE', until: endOf('mira', 'NGO-REDEN') })
    expect(Object.keys(shares[0])).toEqual(['recipient', 'purpose', 'until'])
  })

  test('no consent to the police is shown or asked for, given or withdrawn, at a table where they may sit', async () => {
    const { records } = (await samsyn.as('sara').for('ASSISTANCE').run('{ consentRecords(case: $id) { records { id recipients } } }',
      { id: samsyn.handleOf('daria', 'sara') }, 'query', ', $id: ID!')).body.data?.['consentRecords']
    expect(records.flatMap(({ recipients }: { recipients: string[] }) => recipients)).toContain('NEC')
    expect((await boardOf('daria', 'national')).shares.filter((one: any) => one.recipient === 'NEC')).toEqual([])
    expect(await askFor('daria', 'CMM', 'NEC', 'INVESTIGATION', 'national')).toEqual({ refused: 'NOT_APPLICABLE' })
  })

  test('what is asked for is a task at the contact person\'s desk, once in thirty days; no fact passes, and both leave leaves', async () => {
    const from = await leavesOf(samsyn)
    samsyn.forgetAsked()
    expect(await askFor('mira', 'CMM', 'KOM-0101', 'ASSISTANCE')).toEqual({ askForShare: { case: samsyn.handleOf('mira', 'grethe') } })
    expect(await askFor('mira', 'CMM', 'KOM-0101', 'ASSISTANCE')).toEqual({ refused: 'SHARE_ASKED' })
    expect((await boardOf('mira')).shareRequests).toMatchObject([{ asked: 'CMM', recipient: 'KOM-0101', purpose: 'ASSISTANCE' }])
    const [request] = await openTo('sara')
    expect(request).toEqual({ id: expect.any(String), case: samsyn.handleOf('mira', 'sara'), recipient: 'KOM-0101', purpose: 'ASSISTANCE' })
    expect(await openTo('shelter-contact')).toEqual([])
    expect(await close('shelter-contact', request.id)).toEqual({ refused: 'SHARE_REQUEST_NOT_AVAILABLE' })
    expect(await close('sara', request.id)).toEqual({ closeShareRequest: { id: request.id } })
    expect(await close('sara', request.id)).toEqual({ refused: 'SHARE_REQUEST_NOT_AVAILABLE' })
    expect(await openTo('sara')).toEqual([])
    const leaves = await leavesFrom(samsyn, from)
    expect(leaves.map((leaf: any) => leaf.change)).toEqual(expect.arrayContaining(['askForShare', 'showShareRequests', 'closeShareRequest']))
    expect(leaves.find((leaf: any) => leaf.change === 'askForShare')).toMatchObject({
      kind: 'registry', purpose: 'COORDINATION', details: { asked: 'CMM', recipient: 'KOM-0101', purpose: 'ASSISTANCE' },
    })
    for (const party of ['CMM', 'NEC', 'UDLST']) expect(samsyn.askedOf(party)).toEqual([])
    await samsyn.checkTrail()
  })

  test('P12: the leaves that the group, the contact person and the database keep of it name it by three names', async () => {
    const said = (await samsyn.checkTrail()).flat().flatMap((entry) => entry.kind === 'registry' ? [entry] : [])
    const asked = said.find(({ change }) => change === 'askForShare')?.details['request']
    const closed = said.find(({ change }) => change === 'closeShareRequest')?.details['request']
    const seen = said.flatMap(({ change, details }) => change === 'showShareRequests' ? details['requests'] : [])
    const { rows: [kept] } = await samsyn.database.adminPool.query<{ id: string }>('select id from share_request')
    expect(seen).toContain(closed)
    expect(new Set([asked, closed, kept?.id]).size).toBe(3)
    expect(seen).not.toContain(asked)
    expect(seen).not.toContain(kept?.id)
  })

  test('the group is not told what became of it: the board says the same before and after', async () => {
    const asked = (await boardOf('mira')).shareRequests
    expect(asked).toHaveLength(1)
    expect(await askFor('mira', 'CMM', 'KOM-0101', 'ASSISTANCE')).toEqual({ refused: 'SHARE_ASKED' })
  })

  test('is asked of who obtains consents, for a party to the case, and by a group alone', async () => {
    expect(await askFor('mira', 'NEC', 'KOM-0101', 'ASSISTANCE')).toEqual({ refused: 'NOT_APPLICABLE' })
    expect(await askFor('mira', 'CMM', 'IOM', 'PREPARED_RETURN')).toEqual({ refused: 'PARTY_UNKNOWN' })
    expect(await askFor('mira', 'CMM', 'RG-KOBENHAVN', 'COORDINATION')).toEqual({ refused: 'PARTY_UNKNOWN' })
    expect(await askFor('mira', 'CMM', 'NGO-REDEN', 'ASSISTANCE', 'sara')).toEqual({ refused: 'FORBIDDEN' })
    expect(await askFor('mira', 'CMM', 'NGO-REDEN', 'ASSISTANCE', 'fyn-member')).toEqual({ refused: 'CASE_NOT_AVAILABLE' })
    expect(await openTo('karen')).toBeUndefined()
  })

  test('F7: a shelter whose part has ended finds no request of the case, and closes none', async () => {
    await askFor('mira', 'NGO-REDEN', 'KOM-0101', 'ASSISTANCE')
    await askFor('mira', 'NGO-REDEN', 'CMM', 'ASSISTANCE')
    const { id } = samsyn.storyOf('mira')
    const [request] = await openTo('shelter-contact')
    const part = (ended: string) => samsyn.database.adminPool.query(
      `update link set ended_at = ${ended} where case_id = $1 and party = 'NGO-REDEN'`, [id])
    await part('now()')
    expect(await openTo('shelter-contact')).toEqual([])
    expect(await close('shelter-contact', request.id)).toEqual({ refused: 'SHARE_REQUEST_NOT_AVAILABLE' })
    await part('null')
    expect(await close('shelter-contact', request.id)).toEqual({ closeShareRequest: { id: request.id } })
  })

  test('F13: nobody finds a request of a case that fell silent', async () => {
    await askFor('mira', 'CMM', 'NGO-REDEN', 'ASSISTANCE')
    expect(await openTo('sara')).toHaveLength(1)
    const closed = (at: string) => samsyn.database.adminPool.query(`update "case" set closed_at = ${at} where id = $1`, [samsyn.storyOf('mira').id])
    await closed(`now() - interval '91 days'`)
    expect(await openTo('sara')).toEqual([])
    await closed('null')
  })

  test('after thirty days a request is at no desk and on no board, and may be asked for again', async () => {
    await samsyn.database.adminPool.query(`update share_request set asked_at = asked_at - interval '30 days'`)
    expect(await openTo('sara')).toEqual([])
    expect((await boardOf('mira')).shareRequests).toEqual([])
    expect(await askFor('mira', 'CMM', 'NGO-REDEN', 'ASSISTANCE')).toEqual({ askForShare: { case: samsyn.handleOf('mira', 'grethe') } })
  })

  test('F8: what is withdrawn is shared no more', async () => {
    const { records } = (await samsyn.as('sara').for('ASSISTANCE').run('{ consentRecords(case: $id) { records { id recipients } } }',
      { id: samsyn.handleOf('mira', 'sara') }, 'query', ', $id: ID!')).body.data?.['consentRecords']
    const { id } = records.find(({ recipients }: { recipients: string[] }) => recipients.includes('NGO-REDEN'))
    await samsyn.as('sara').for('ASSISTANCE').change('withdrawConsent(id: $id) { consentRecord { id } }', { id }, ', $id: ID!')
    expect((await boardOf('mira')).shares.filter((one: any) => one.recipient === 'NGO-REDEN')).toEqual([])
  })
})
