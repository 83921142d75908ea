import { expect, test } from 'vitest'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import { createSeed } from '../../prisma/seed/seed.ts'
import { agencyOf, CONTROLLERS } from '../../schema/agency.ts'

const { clients, cases } = createSeed({ today: new Date('2026-03-09T12:00:00.000Z'), generated: 300, random: 7 })

test('each persona acts through a client that is registered for her own party', () => {
  const registered = new Map(clients.map(({ id, party }) => [id, party]))
  expect(PERSONAS.filter(({ client, party }) => registered.get(client) !== party)).toEqual([])
  expect(new Set(PERSONAS.map(({ id }) => id)).size).toBe(PERSONAS.length)
  expect(new Set(PERSONAS.map(({ employee }) => employee)).size).toBe(PERSONAS.length)
})

test('each party to a case, and each recipient of a consent, has a client of an agency that is known', () => {
  const parties = new Set(clients.map(({ party }) => party))
  const named = cases.flatMap(({ links, consents }) =>
    [...links.map(({ party }) => party), ...consents.flatMap(({ recipients }) => recipients)])
  expect(named.filter((party) => !parties.has(party))).toEqual([])
  expect(clients.filter(({ party }) => !agencyOf(party))).toEqual([])
})

test('every agency that holds facts has an officer, without whom no operation that asks it is ever approved', () => {
  const officers = new Set(PERSONAS.filter(({ role }) => role === 'dpo').map(({ party }) => agencyOf(party)))
  expect(CONTROLLERS.filter((one) => !officers.has(one))).toEqual([])
})

test('CMM has two officers, without whom nobody could confirm or reject a breach in the demonstration', () => {
  expect(PERSONAS.filter(({ party, role }) => party === 'CMM' && role === 'dpo').map(({ id }) => id)).toEqual(['dpo', 'vera'])
})

test('every agency that asks has someone to play it', () => {
  expect(PERSONAS.map(({ id }) => id)).toEqual(expect.arrayContaining([
    'sara', 'ditte', 'jens', 'karen', 'nuno', 'ulla', 'ib', 'tove', 'arne', 'sofie', 'rasmus', 'shelter', 'ingrid',
    'kommune', 'grethe', 'national', 'dpo', 'admin',
  ]))
})
