import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { DisclosureEntry } from '../../gateway/trail/entry.ts'
import { leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { governing, LESS, MORE } from '../policy-versions/a-proposal.ts'

const HOUR = 60 * 60_000

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway() })
afterEach(() => { vi.useRealTimers() })
afterAll(() => samsyn.close())

/** Sets the clock that the gateway, the issuer and the agencies read, and lets it go on from there. */
const setClock = (at: number): void => {
  vi.useRealTimers()
  vi.useFakeTimers({ toFake: ['Date'], now: at, shouldAdvanceTime: true })
}

const indicators = () => samsyn.as('ulla').for('IDENTIFICATION').case('blessing', '{ cmm { indicators } withheld { because } }')

test('P1 P4: a clock that is set back an hour opens nothing, and all that is answered is in the trail, once and in its order', async () => {
  const ahead = Date.now() + 3 * HOUR
  setClock(ahead)
  const { giveConsent } = await samsyn.as('sara').for('ASSISTANCE').change('giveConsent(input: $input) { consentRecord { id } }', { input: {
    case: samsyn.handleOf('blessing', 'sara'), givenBy: 'dataSubject', recipients: ['UDLST'], purposes: ['IDENTIFICATION'],
    categories: ['indicators'], form: 'spoken', validFrom: new Date(ahead).toISOString(), validUntil: new Date(ahead + 90 * 24 * HOUR).toISOString(),
    language: 'en', interpreter: false,
  } }, ', $input: GiveConsentInput!')
  expect(giveConsent.consentRecord.id).toMatch(/-/)
  const given = await indicators()
  expect(given.cmm.indicators.length).toBeGreaterThan(0)

  setClock(ahead - HOUR)
  const from = await leavesOf(samsyn)
  const views = await Promise.all(Array.from({ length: 8 }, indicators))
  for (const view of views) expect(view).toEqual({ cmm: null, withheld: [{ because: expect.stringMatching(/^CONSENT_/) }] })
  const leaves = await leavesFrom(samsyn, from) as DisclosureEntry[]
  expect(leaves.map(({ kind, given: none }) => [kind, none])).toEqual(views.map(() => ['disclosure', []]))
  expect(new Set(leaves.map(({ disclosureId }) => disclosureId)).size).toBe(views.length)

  setClock(ahead + HOUR)
  expect((await indicators()).cmm).toEqual(given.cmm)
  await samsyn.checkTrail()
})

test('P4: policies approved by a clock that was ahead do not come back over those approved after it was set back', async () => {
  const { propose, approve } = governing(samsyn)
  setClock(Date.now() + HOUR)
  const { proposal: more } = await propose('admin', MORE)
  await approve('dagny', more.id)
  const ahead = (await approve('poul', more.id)).inForceFrom
  vi.useRealTimers()
  const { proposal: less } = await propose('admin', LESS)
  expect(less).toMatchObject({ against: more.version, newlyPermits: false })
  const { inForceFrom } = await approve('dagny', less.id)
  expect(Date.parse(inForceFrom)).toBeGreaterThan(Date.parse(ahead))
})
