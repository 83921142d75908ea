import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givenFacts, type DisclosureEntry, type Entry } from '../../gateway/trail/entry.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { consentsOperation, sheltersConsent, withdrawalOperation } from './shelters-consent.ts'

const SELECTION = '{ cmm { needs { language } } withheld { field because } unavailable { controller } }'

/** Milliseconds after which a consent ends, and that CMM is held open at most. */
const ENDS = 3_000
const HELD = 60_000

describe('P5: what changes while an agency is held open', () => {
  let samsyn: AGateway
  beforeAll(async () => { samsyn = await aGateway({ replicas: 1, deadline: HELD }) })
  afterAll(() => samsyn.close())

  /** What the shelter is answered, CMM held open until the change is made on the other gateway. */
  const during = async <T>(look: () => Promise<T>, change: () => Promise<unknown>): Promise<T> => {
    samsyn.fault('CMM', 'slow', HELD)
    const asked = samsyn.askedOf('CMM').length
    const seen = look()
    await expect.poll(() => samsyn.askedOf('CMM').length).toBeGreaterThan(asked)
    await change()
    samsyn.fault('CMM', undefined)
    return seen
  }
  const viewDuring = (story: string, reason: string, change: () => Promise<unknown>): Promise<unknown> =>
    during(() => samsyn.as('shelter').for('ASSISTANCE', reason).case(story, SELECTION), change)
  const leavesOf = async (reason: string): Promise<Entry[]> =>
    (await samsyn.checkTrail()).flat().filter((entry) => 'reason' in entry && entry.reason === reason)
  const consentOf = (story: string): string =>
    samsyn.storyOf(story).consents.find(({ recipients }) => recipients.includes('NGO-REDEN'))?.id ?? ''
  const other = () => samsyn.as('sara', samsyn.gateways[1]).for('ASSISTANCE')

  const withheldAs = (because: string) => ({ cmm: null, withheld: [{ field: 'cmm.needs.language', because }], unavailable: [] })
  const expectDiscarded = (leaves: readonly Entry[], then: object): void => {
    expect(leaves.map(({ kind }) => kind)).toEqual(['disclosureDiscarded', expect.any(String)])
    expect(givenFacts(leaves[0] as DisclosureEntry).map(({ field }) => field)).toEqual(['cmm.needs.language'])
    expect(leaves[1]).toMatchObject(then)
  }

  const endAt = (consent: string, at: number) => samsyn.database.adminPool.query(
    'update consent_record set valid_until = $2 where id = $1', [consent, new Date(at)])

  describe('in another case of a page than the first', () => {
    interface Shown { readonly id: string; readonly cmm: object | null }
    const page = async (reason: string): Promise<Shown[]> => {
      const { body } = await samsyn.as('shelter').for('ASSISTANCE', reason).run('{ cases { edges { node { id cmm { needs { language } } } } } }')
      return body.data?.['cases'].edges.map(({ node }: { node: unknown }) => node)
    }
    const kindsOf = async (reason: string): Promise<string[]> => (await leavesOf(reason)).map(({ kind }) => kind)
    const kinds = (discarded: number, disclosed: number): string[] =>
      [...Array<string>(discarded).fill('disclosureDiscarded'), ...Array<string>(disclosed).fill('disclosure')]

    /** Of the two that the shelter gets the language of, the later on the page. */
    const later = (cases: readonly Shown[]): Shown => {
      const [first, second, ...others] = cases.filter(({ cmm }) => cmm)
      if (!first || !second || others.length > 0) throw new Error('the shelter does not get two languages')
      return second
    }

    test('a consent that ends before CMM answers: the shelter gets the other language, and not this', async () => {
      const before = await page('listen før udløbet')
      const changed = later(before)
      const consent = consentOf(['mira', 'joy'].find((story) => samsyn.handleOf(story, 'shelter') === changed.id) ?? '')
      const ends = Date.now() + ENDS
      await endAt(consent, ends)
      const seen = await during(() => page('samtykket på listen udløber'), () => pause(ends - Date.now() + 50))
      await endAt(consent, ends + 86_400_000)
      expect(seen).toEqual(before.map((one) => (one === changed ? { ...one, cmm: null } : one)))
      expect(await kindsOf('samtykket på listen udløber')).toEqual(kinds(3, 3))
    })

    test('a part that ends before CMM answers: the shelter gets the others, and no such case', async () => {
      const before = await page('listen før udtræden')
      const changed = later(before)
      const endLink = async (at: Date | null): Promise<void> => {
        const { rows: [link] } = await samsyn.database.adminPool.query<{ case_id: string }>(
          'update link set ended_at = $2 where handle = $1 returning case_id', [changed.id, at])
        await samsyn.database.adminPool.query('update "case" set version = version + 1 where id = $1', [link?.case_id])
      }
      const seen = await during(() => page('parten på listen udtræder'), () => endLink(new Date()))
      await endLink(null)
      expect(seen).toEqual(before.filter((one) => one !== changed))
      expect(await kindsOf('parten på listen udtræder')).toEqual(kinds(3, 2))
    })
  })

  test('a consent that ends before CMM answers: the shelter does not get the language', async () => {
    const ends = Date.now() + ENDS
    await endAt(consentOf('mira'), ends)
    const seen = await viewDuring('mira', 'samtykket udløber', () => pause(ends - Date.now() + 50))
    await endAt(consentOf('mira'), ends + 86_400_000)
    expect(seen).toEqual(withheldAs('CONSENT_EXPIRED'))
    expectDiscarded(await leavesOf('samtykket udløber'), { kind: 'disclosure', given: [] })
  })

  test('F13: a case that falls silent before CMM answers: the shelter does not get the language', async () => {
    const [{ id }, silent] = [samsyn.storyOf('mira'), Date.now() + ENDS]
    const closedAt = (at: Date | null) => samsyn.database.adminPool.query('update "case" set closed_at = $2 where id = $1', [id, at])
    await closedAt(new Date(silent - 90 * 86_400_000))
    const seen = await viewDuring('mira', 'sagen tier', () => pause(silent - Date.now() + 50))
    await closedAt(null)
    expect(seen).toEqual(withheldAs('CASE_CLOSED'))
    expectDiscarded(await leavesOf('sagen tier'), { kind: 'disclosure', given: [] })
  })

  test('a consent that is withdrawn before CMM answers: the shelter does not get the language', async () => {
    const sara = await samsyn.issuer.token('sara', 'ASSISTANCE')
    const { body } = await samsyn.send(sara, consentsOperation(samsyn.handleOf('mira', 'sara')))
    const withdrawal = withdrawalOperation(sheltersConsent(body.data))
    const seen = await viewDuring('mira', 'samtykket trækkes', () => samsyn.send(sara, withdrawal, samsyn.gateways[1]))
    expect(seen).toEqual(withheldAs('CONSENT_WITHDRAWN'))
    expectDiscarded(await leavesOf('samtykket trækkes'), { kind: 'disclosure', given: [] })
  })

  test('a part in the case that ends before CMM answers: for the shelter there is no such case', async () => {
    const seen = await viewDuring('joy', 'parten udtræder', () => other().change(
      'endLink(case: $case, party: "NGO-REDEN") { case }', { case: samsyn.handleOf('joy', 'sara') }, ', $case: ID!'))
    expect(seen).toEqual({ refused: 'CASE_NOT_AVAILABLE', case: null })
    expectDiscarded(await leavesOf('parten udtræder'), { kind: 'refusal', code: 'CASE_NOT_AVAILABLE' })
  })

  const TOLD = [
    'consentRecords(case: $case) { records { id } }',
    'consentChoices(case: $case) { givers }',
    'whatStops(id: $consent) { stops { exchange } }',
    'previewCase(id: $case, fields: ["cmm"]) { facts { field permitted } }',
    'explainPolicies(case: $case, fields: ["cmm"]) { facts { field permitted } }',
  ]
  /** Whether a statement waits for what another transaction changes. */
  const isWaiting = async (): Promise<boolean> => (await samsyn.database.adminPool.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount !== 0

  test.each(TOLD)('a part in the case that ends before this is recorded: the shelter is not told of her consents (%s)', async (told) => {
    const { id } = samsyn.storyOf('mira')
    const client = await samsyn.database.adminPool.connect()
    try {
      await client.query('begin')
      await client.query('update "case" set version = version + 1 where id = $1', [id])
      await client.query(`update link set ended_at = now() where case_id = $1 and party = 'NGO-REDEN'`, [id])
      const used = told.includes('$consent') ? ['consent', samsyn.consentHandleOf('shelter-contact', consentOf('mira'))] : ['case', samsyn.handleOf('mira', 'shelter-contact')]
      const asked = samsyn.as('shelter-contact').for('ASSISTANCE').run(`{ ${told} }`, Object.fromEntries([used]), 'query', `, $${used[0]}: ID!`)
      await Promise.race([asked, expect.poll(isWaiting, { interval: 10, timeout: 10_000 }).toBe(true)])
      await client.query('commit')
      const { body } = await asked
      expect(body.data ?? null).toBeNull()
      expect(['CHANGED_MEANWHILE', 'TRAIL_UNAVAILABLE']).toContain(body.errors?.[0]?.extensions.code)
    } finally {
      await samsyn.database.adminPool.query(`update link set ended_at = null where case_id = $1 and party = 'NGO-REDEN'`, [id])
      client.release()
    }
  })
})
