import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRegister } from '../../gateway/identity/register.ts'
import type { Entry, RegistryEntry } from '../../gateway/trail/entry.ts'
import { approve as approveOnce, letIn } from '../../gateway/joining/registrations.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway({ demonstration: true })
})

afterAll(() => samsyn.close())

const FIELDS = '{ registration { id kind party client issuer proposedBy approvedBy } }'

const overseeing = (persona: string) => samsyn.as(persona).for('OVERSIGHT')
const propose = async (persona: string, client: string, party: string): Promise<any> => {
  const done = await overseeing(persona).change(
    `registerClient(client: $client, party: $party) ${FIELDS}`, { client, party }, ', $client: String!, $party: Party!')
  return done.registerClient?.registration ?? done
}
const register = async (persona: string, party: string, issuer: string, jwksUri = `${issuer}/jwks`): Promise<any> => {
  const done = await overseeing(persona).change(`registerAgency(input: $input) ${FIELDS}`,
    { input: { party, issuer, jwksUri } }, ', $input: RegisterAgencyInput!')
  return done.registerAgency?.registration ?? done
}
const approve = async (persona: string, id: string): Promise<any> => {
  const done = await overseeing(persona).change(`approveRegistration(id: $id) ${FIELDS}`, { id }, ', $id: ID!')
  return done.approveRegistration?.registration ?? done
}
const suspend = async (persona: string, client: string, party: string): Promise<any> => {
  const done = await overseeing(persona).change('suspendClient(client: $client, party: $party) { client { client suspendedAt } }',
    { client, party }, ', $client: String!, $party: Party!')
  return done.suspendClient?.client ?? done
}
const leaves = async (change: string): Promise<RegistryEntry[]> => (await samsyn.checkTrail()).flat()
  .filter((entry: Entry): entry is RegistryEntry => entry.kind === 'registry' && entry.change === change)
const isClient = async (client: string): Promise<boolean> =>
  (await overseeing('admin').run('{ registrations { clients { client } } }')).body.data?.['registrations']
    .clients.some((one: { client: string }) => one.client === client)

describe('a client system', () => {
  test('is let in by two people, and both leave a leaf', async () => {
    const proposed = await propose('admin', 'skat-kontrol', 'SKAT')
    expect(proposed).toMatchObject({ kind: 'client', party: 'SKAT', proposedBy: 'SAMSYN:samsyn-01', approvedBy: null })
    expect(await isClient('skat-kontrol')).toBe(false)
    expect(await approve('dagny', proposed.id)).toMatchObject({ approvedBy: 'UDLST:us-1001' })
    expect(await isClient('skat-kontrol')).toBe(true)
    expect((await leaves('registerClient')).at(-1)?.details).toMatchObject({ registration: proposed.id, client: 'skat-kontrol' })
    expect((await leaves('approveRegistration')).at(-1)?.details)
      .toMatchObject({ registration: proposed.id, proposedBy: 'SAMSYN:samsyn-01' })
  })

  test('is not let in by its proposer, by an administrator, by a caseworker, nor twice', async () => {
    const proposed = await propose('dpo', 'cmm-nyt-system', 'CMM')
    expect(await approve('dpo', proposed.id)).toEqual({ refused: 'REGISTRATION_OWN' })
    expect(await approve('admin', proposed.id)).toEqual({ refused: 'FORBIDDEN' })
    expect(await approve('sara', proposed.id)).toEqual({ refused: 'FORBIDDEN' })
    const ofPolice = await propose('poul', 'nec-nyt-system', 'NEC')
    expect(await approve('poul-at-nuc', ofPolice.id)).toEqual({ refused: 'REGISTRATION_OWN' })
    expect(await isClient('cmm-nyt-system')).toBe(false)
    expect(await approve('dagny', proposed.id)).toMatchObject({ party: 'CMM' })
    expect(await approve('poul', proposed.id)).toEqual({ refused: 'REGISTRATION_DECIDED' })
    expect(await approve('poul', 'findes-ikke')).toEqual({ refused: 'REGISTRATION_NOT_AVAILABLE' })
  })

  test('of another party is not an officer\'s to propose or suspend', async () => {
    expect(await propose('dpo', 'nec-fremmed', 'NEC')).toEqual({ refused: 'FORBIDDEN' })
    expect(await suspend('dpo', 'nec-sagssystem', 'NEC')).toEqual({ refused: 'FORBIDDEN' })
    expect(await suspend('bo', 'nec-sagssystem', 'CMM')).toEqual({ refused: 'CLIENT_NOT_AVAILABLE' })
    expect(await overseeing('sara').change('suspendClient(client: "cmm-sagssystem", party: "CMM") { client { client } }'))
      .toEqual({ refused: 'FORBIDDEN' })
  })

  test('cannot take another party\'s name, or one that is no name', async () => {
    const proposed = await propose('admin', 'nec-sagssystem', 'SKAT')
    expect(await approve('dpo', proposed.id)).toEqual({ refused: 'CLIENT_TAKEN' })
    expect(await propose('admin', 'Ét System', 'SKAT')).toEqual({ refused: 'CLIENT_INVALID' })
  })

  test('is shut out by one person within five seconds, and let in again only by two', async () => {
    expect((await samsyn.as('tove').for('OVERSIGHT').run('{ policyProposals { inForce } }')).body.errors).toBeUndefined()
    const suspended = await suspend('admin', 'skat-sagssystem', 'SKAT')
    expect(suspended).toMatchObject({ client: 'skat-sagssystem' })
    expect(await suspend('admin', 'skat-sagssystem', 'SKAT')).toEqual(suspended)
    const refusedAfter = async (): Promise<string | undefined> =>
      (await samsyn.as('tove').for('OVERSIGHT').run('{ policyProposals { inForce } }')).body.errors?.[0]?.extensions.code
    for (let tries = 0; tries < 20 && await refusedAfter() === undefined; tries += 1) await wait(250)
    expect(await refusedAfter()).toBe('UNAUTHENTICATED')
    const again = await propose('admin', 'skat-sagssystem', 'SKAT')
    expect(await refusedAfter()).toBe('UNAUTHENTICATED')
    await approve('poul', again.id)
    for (let tries = 0; tries < 20 && await refusedAfter() !== undefined; tries += 1) await wait(250)
    expect(await refusedAfter()).toBeUndefined()
    expect(await suspend('admin', 'findes-ikke', 'SKAT')).toEqual({ refused: 'CLIENT_NOT_AVAILABLE' })
    expect(await suspend('admin', 'Ét System', 'SKAT')).toEqual({ refused: 'CLIENT_NOT_AVAILABLE' })
    await samsyn.database.adminPool.query(`insert into client (id, party) values ('SKAT_konsol', 'SKAT')`)
    expect(await suspend('admin', 'SKAT_konsol', 'SKAT')).toMatchObject({ client: 'SKAT_konsol' })
    expect((await leaves('suspendClient')).at(-1)?.details).toEqual({ party: 'SKAT', client: 'SKAT_konsol' })
  })
})

describe('a proposal', () => {
  const shownTo = async (persona: string): Promise<string[]> =>
    (await overseeing(persona).run('{ registrations { registrations { id } } }')).body.data?.['registrations']
      .registrations.map(({ id }: { id: string }) => id)

  test('from before its system was suspended lets it in no more: nobody is let in again by one person and an old word', async () => {
    const [proposed, left] = [await propose('admin', 'at-tilsyn', 'AT'), await propose('admin', 'at-tilsyn', 'AT')]
    expect(await approve('poul', proposed.id)).toMatchObject({ party: 'AT' })
    expect(await shownTo('poul')).toContain(left.id)
    await suspend('admin', 'at-tilsyn', 'AT')
    expect(await approve('poul', left.id)).toEqual({ refused: 'REGISTRATION_NOT_AVAILABLE' })
    expect(await shownTo('poul')).not.toContain(left.id)
  })

  test('from before its system was suspended again, or by a clock that is ahead, lets it in no more either', async () => {
    await suspend('admin', 'at-tilsyn', 'AT')
    const proposed = await propose('admin', 'at-tilsyn', 'AT')
    await suspend('admin', 'at-tilsyn', 'AT')
    expect(await approve('poul', proposed.id)).toEqual({ refused: 'REGISTRATION_NOT_AVAILABLE' })
    const { rows: [ahead] } = await samsyn.database.adminPool.query<{ id: string }>(
      `insert into registration (id, kind, party, content, proposed_by, proposed_at) values (gen_random_uuid(), 'client', 'AT',
        '{"client":"at-tilsyn"}', 'SAMSYN:samsyn-01', now() + interval '1 minute') returning id`)
    await suspend('admin', 'at-tilsyn', 'AT')
    expect(await approve('poul', ahead?.id ?? '')).toEqual({ refused: 'REGISTRATION_NOT_AVAILABLE' })
    expect(await shownTo('poul')).not.toContain(ahead?.id)
  })

  test('that nobody approved for thirty days is none: what was seen then may be another\'s now', async () => {
    const add = async (days: number, approvedBy: string | null = null): Promise<string> => (await samsyn.database.adminPool.query<{ id: string }>(
      `insert into registration (id, kind, party, content, proposed_by, proposed_at, approved_by, approved_at) values (gen_random_uuid(), 'client', 'AT',
        '{"client":"at-glemt"}', 'SAMSYN:samsyn-01', now() - $1 * interval '1 day', $2::text, case when $2::text is not null then now() end)
        returning id`, [days, approvedBy])).rows[0]?.id ?? ''
    const [old, young, approved] = [await add(31), await add(29), await add(31, 'NEC:nec-10007')]
    expect(await approve('poul', old)).toEqual({ refused: 'REGISTRATION_NOT_AVAILABLE' })
    expect(await shownTo('poul')).toEqual(expect.arrayContaining([young, approved]))
    expect(await shownTo('poul')).not.toContain(old)
    expect(await approve('poul', young)).toMatchObject({ party: 'AT' })
  })
})

test('of two who decide at once, one finds it decided: nothing is approved twice, nor let in over a suspension', async () => {
  const { adminPool } = samsyn.database
  const { id } = await propose('admin', 'at-samtidig', 'AT')
  const twice = [await approveOnce(adminPool, id, 'NEC:nec-10007', new Date()), await approveOnce(adminPool, id, 'CMM:cmm-1002', new Date())]
  expect(twice).toEqual([true, false])
  const [before, after] = [new Date('2026-01-01'), new Date('2026-01-03')]
  expect(await letIn(adminPool, 'at-samtidig', 'AT', before)).toBe(true)
  await adminPool.query(`update client set suspended_at = '2026-01-02' where id = 'at-samtidig'`)
  expect([await letIn(adminPool, 'at-samtidig', 'AT', before), await letIn(adminPool, 'at-samtidig', 'AT', after)]).toEqual([false, true])
})

describe('an agency', () => {
  test('is proposed with an address that cannot be spoken for by others', async () => {
    expect(await register('admin', 'KOM-0101', 'http://login.example')).toEqual({ refused: 'ADDRESS_INVALID' })
    expect(await register('admin', 'KOM-0101', 'https://nogen:hemmeligt@login.example')).toEqual({ refused: 'ADDRESS_INVALID' })
    expect(await register('admin', 'KOM-0101', 'https://login.example', 'http://login.example/jwks')).toEqual({ refused: 'ADDRESS_INVALID' })
    expect(await register('admin', 'KOM-0101', 'http://login.example', 'https://login.example/jwks')).toEqual({ refused: 'ADDRESS_INVALID' })
  })

  test.each([
    ['letters that look like others', 'https://l\u043egin.example'],
    ['what turns the order of letters about', 'https://login.example/\u202egro.elpmaxe'],
    ['what a terminal obeys', 'https://login.example/\u001b[2J'],
    ['a space before it', ' https://login.example'],
    ['steps back', 'https://login.example/realms/../other'],
  ])('is not proposed with an address that would be another than its approver reads: %s', async (_what, address) => {
    expect(await register('admin', 'KOM-0101', address, 'https://login.example/jwks')).toEqual({ refused: 'ADDRESS_INVALID' })
    expect(await register('admin', 'KOM-0101', 'https://login.example', address)).toEqual({ refused: 'ADDRESS_INVALID' })
    expect(await register('sara', 'CMM', 'https://login.example')).toEqual({ refused: 'FORBIDDEN' })
  })

  test('is not vouched for by an officer of its own, whom its issuer makes; another agency\'s officer does', async () => {
    const proposed = await register('admin', 'CMM', 'https://login.cmm.example')
    expect(await approve('second-cmm-dpo', proposed.id)).toEqual({ refused: 'REGISTRATION_OWN' })
    const ofPolice = await register('poul', 'NEC', 'https://login.politi.example')
    expect(await approve('poul-at-nuc', ofPolice.id)).toEqual({ refused: 'REGISTRATION_OWN' })
    const { registerKey: { registration: key } } = await overseeing('admin').change(
      `registerKey(use: orders, thumbprint: "${'a'.repeat(43)}") ${FIELDS}`)
    expect(await approve('samsyn-dpo', key.id)).toEqual({ refused: 'REGISTRATION_OWN' })
    expect(await overseeing('admin').change(`registerKey(use: orders, thumbprint: "${'a'.repeat(42)}") ${FIELDS}`)).toEqual({ refused: 'VARIABLES_INVALID' })
  })

  test('is spoken for by the issuer that was approved last, also where the one before was approved by a clock that is ahead', async () => {
    await samsyn.database.adminPool.query(
      `insert into registration (id, kind, party, content, proposed_by, proposed_at, approved_by, approved_at) values (gen_random_uuid(), 'agency', 'KOM-0461',
        '{"issuer":"https://first.example","jwksUri":"https://first.example/jwks"}', 'SAMSYN:samsyn-01', now(), 'NEC:nec-10007', now() + interval '1 minute')`)
    const { id } = await register('admin', 'KOM-0461', 'https://second.example')
    await approve('dagny', id)
    const trusted = await createRegister(samsyn.database.pool, [])
    trusted.close()
    expect(trusted.issuers()?.filter(({ parties }) => parties.includes('KOM-0461'))).toMatchObject([{ issuer: 'https://second.example' }])
  })

  test('stays as it was proposed, also for who owns the database', async () => {
    const { id } = await register('admin', 'SIRI', 'https://login.siri.example')
    await expect(samsyn.database.adminPool.query(`update registration set content = '{}' where id = $1`, [id])).rejects.toThrow('kept')
    await expect(samsyn.database.adminPool.query('delete from registration')).rejects.toThrow('kept')
    await expect(samsyn.database.adminPool.query(
      `update registration set approved_by = proposed_by, approved_at = now() where id = $1`, [id])).rejects.toThrow('two_people')
  })
})

test('who has no part in it does not see who has joined; an agency\'s officer sees all, its administrator what is its own', async () => {
  const refused = await overseeing('sara').run('{ registrations { clients { client } } }')
  expect(refused.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const shown = await overseeing('dpo').run('{ registrations { registrations { id } clients { party } } }')
  expect(new Set(shown.body.data?.['registrations'].clients.map((one: { party: string }) => one.party)).size).toBeGreaterThan(5)
  const listed = await overseeing('dpo').run('{ registrations { registrations { proposedAt } } }')
  const times: string[] = listed.body.data?.['registrations'].registrations.map(({ proposedAt }: { proposedAt: string }) => proposedAt)
  expect(times).toEqual([...times].sort().reverse())
  const own = await overseeing('bo').run('{ registrations { registrations { party } clients { party } } }')
  for (const kind of ['registrations', 'clients'])
    expect(new Set(own.body.data?.['registrations'][kind].map((one: { party: string }) => one.party))).toEqual(new Set(['CMM']))
})

test('a certificate or key that was revoked is seen by the gateway\'s administrator and by its own party\'s, with when', async () => {
  const revoke = (persona: string, party: string, thumbprint: string) => overseeing(persona).change(
    'revokeBinding(thumbprint: $thumbprint, party: $party) { thumbprint }', { thumbprint, party }, ', $thumbprint: String!, $party: Party!')
  const [own, others] = ['C'.repeat(43), 'R'.repeat(43)]
  await revoke('bo', 'CMM', own)
  await revoke('admin', 'NGO-REDEN', others)
  expect(await revoke('admin', 'NGO-REDEN', others)).toMatchObject({ revokeBinding: { thumbprint: others } })
  for (const none of ['', 'R'.repeat(42), 'R'.repeat(44), `${'R'.repeat(42)}=`])
    expect(await revoke('admin', 'NGO-REDEN', none)).toEqual({ refused: 'VARIABLES_INVALID' })
  expect(await revoke('bo', 'NGO-REDEN', 'S'.repeat(43))).toEqual({ refused: 'FORBIDDEN' })
  expect((await leaves('revokeBinding')).at(-1)?.details).toEqual({ party: 'NGO-REDEN', thumbprint: others })
  const seenBy = async (persona: string) => (await overseeing(persona).run(
    '{ registrations { revokedBindings { party thumbprint revokedAt } } }')).body.data?.['registrations'].revokedBindings
  expect(await seenBy('bo')).toEqual([{ party: 'CMM', thumbprint: own, revokedAt: expect.any(String) }])
  expect((await seenBy('admin')).map((one: { thumbprint: string }) => one.thumbprint)).toEqual([others, own])
})
