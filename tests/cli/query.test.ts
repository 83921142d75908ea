import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Seed } from '../../prisma/seed/seed.ts'
import { aCommandLine } from './a-command-line.ts'

/** What the police's system says of Joy's district: a new title of the window, a line over itself, a receipt of its own. */
const HOSTILE = 'Aarhus\u001b]0;x\u0007\rx\u009b2J\u202e\nKvittering  falsk'

const withHostileFact = (seed: Seed): Seed => ({
  ...seed,
  cases: seed.cases.map((one) => one.name !== 'joy' ? one : {
    ...one,
    links: one.links.map((link) => link.party === 'NEC' ? { ...link, facts: { ...link.facts, policeDistrict: HOSTILE } } : link),
  }),
})

let line: Awaited<ReturnType<typeof aCommandLine>>
beforeAll(async () => { line = await aCommandLine({ retell: withHostileFact }) })
afterAll(() => line.close())

const danish = (day: string): string => day.split('-').reverse().join('.')
const query = (as: string, purpose: string, story: string, ...more: readonly string[]) =>
  line.samsyn('query', '--as', as, '--purpose', purpose, '--case', line.gateway.fileNumberOf(story, as) ?? '', ...more)

test('Ditte reads what the police know of Mira in Danish, by agency, and keeps a receipt', async () => {
  const encounter = line.gateway.storyOf('mira').links.find(({ party }) => party === 'NEC')?.facts?.['encounterDate']
  const { out } = await query('ditte', 'IDENTIFICATION', 'mira', '--fields', 'police')
  expect(out).toMatch(/^SYNTETISKE DATA\nDitte Prøvesen, CMM \(assessor\) · Vurdering af, om personen er offer for menneskehandel\n/)
  expect(out).toContain([
    'Politiet',
    `  Dagen, hvor politiet mødte personen               ${danish(String(encounter))}`,
    '  Hvor og hvordan mødet skete                       På et bordel',
    '  Politikredsen                                     Københavns Politi (Mira)',
    '  Hvornår tilbageholdelsen begyndte                 ingen oplysning',
    '  Politiets vurdering                               Vurderet handlet',
    '  Tegn på menneskehandel, som politiet har noteret  Gældsbinding, Isoleret',
  ].join('\n'))
  expect(out).toContain('Holdt tilbage\n  Intet formål i handlingsplanen tillader det for denne modtager og rolle.\n    Politiet: ')
  expect(out).toMatch(/\nKvittering {2}[0-9a-f-]{36} · log replica-1 · blad \d+\n$/)
})

test('she is asked about just what an exchange could give, unless she names fields', async () => {
  line.gateway.forgetAsked()
  await query('sara', 'ASSISTANCE', 'mira')
  expect(line.gateway.askedOf('SKAT')).toEqual([])
  const { out } = await query('sara', 'ASSISTANCE', 'mira', '--json')
  const { data } = JSON.parse(out)
  expect(data.caseByFileNumber.withheld).toEqual([])
  expect(Object.keys(data.caseByFileNumber).sort())
    .toEqual(['fileNumber', 'id', 'immigration', 'ngo', 'notices', 'police', 'unavailable', 'withheld'])
})

test('an inspector of taxes, to whom nothing may be given, reads for each agency that all is withheld', async () => {
  const { exitCode, out } = await query('tove', 'IDENTIFICATION', 'andrei')
  expect(exitCode).toBe(3)
  expect(out).toContain('\n    Center mod Menneskehandel: alt\n')
})

test('`--json` is the answer as it came, also when it is a refusal', async () => {
  const refused = await line.samsyn('query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', 'CMM-2026-9999', '--json')
  expect(JSON.parse(refused.out)).toMatchObject({ errors: [{ extensions: { code: 'CASE_NOT_AVAILABLE' } }] })
  const given = JSON.parse((await query('ditte', 'IDENTIFICATION', 'mira', '--json')).out)
  expect(given).toMatchObject({
    data: { caseByFileNumber: { police: { encounterSetting: 'BROTHEL' } } }, extensions: { receipt: { log: 'replica-1' } },
  })
})

test('a token from the command line opens the gateway to its one purpose, once, and not without its proof', async () => {
  const headers = async () => {
    const { out } = await line.samsyn('token', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--headers')
    return Object.fromEntries(out.trim().split('\n').map((header) => header.split(': ') as [string, string]))
  }
  const ask = async (purpose: string, shown: Record<string, string>) => {
    const reply = await fetch(`${line.connection.gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...shown },
      body: JSON.stringify({ query: `query @purpose(is: ${purpose}, reason: "prøve af adgangsbevis") { cases(first: 1) { pageInfo { hasNextPage } } }` }),
    })
    const { errors } = await reply.json() as { errors?: { extensions: { code: string } }[] }
    return errors?.[0]?.extensions.code ?? reply.status
  }
  const shown = await headers()
  expect(await ask('IDENTIFICATION', shown)).toBe(200)
  expect(await ask('IDENTIFICATION', shown)).toBe('SENDER_UNPROVEN')
  expect(await ask('ASSISTANCE', await headers())).toBe('PURPOSE_MISMATCH')
  const { authorization = '' } = await headers()
  expect(await ask('IDENTIFICATION', { authorization: authorization.replace('DPoP', 'Bearer') })).toBe('SENDER_UNPROVEN')
})

test('a page of cases asks no agency, and the next page begins where it ended', async () => {
  line.gateway.forgetAsked()
  const { out } = await line.samsyn('cases', '--as', 'sara', '--purpose', 'ASSISTANCE', '--first', '2')
  const after = /--first 2 --after (\S+) --data/.exec(out)?.[1] ?? ''
  const { out: second } = await line.samsyn('cases', '--as', 'sara', '--purpose', 'ASSISTANCE', '--first', '2', '--after', after)
  const numbers = [out, second].flatMap((page) => [...page.matchAll(/^Sag (CMM-\S+) /gm)].map(([, number]) => number))
  expect(new Set(numbers).size).toBe(4)
  expect(line.gateway.askedOf('NEC')).toEqual([])
})

test('a reference group reads how its cases move, and no name', async () => {
  const { out } = await line.samsyn('cases', '--as', 'grethe', '--purpose', 'COORDINATION', '--first', '100')
  expect(out).toContain('\n    Hvilken frist ')
  expect(out).toContain(' Restitutionsperioden\n')
  expect(out).not.toContain('Testesen')
  const handle = line.gateway.handleOf('mira', 'grethe')
  const one = await line.samsyn('query', '--as', 'grethe', '--purpose', 'COORDINATION', '--handle', handle)
  expect(one.out).toMatch(new RegExp(`^Sag reference ${handle}\\n\\nSagens gang, som Samsyn selv holder den\\n {2}Sagens stadie +Restitutionsperiode\\n`, 'm'))
})

test('what others wrote is shown and not obeyed: no title of the window, no line over another, no line that the command did not write', async () => {
  const { out } = await query('ulla', 'IDENTIFICATION', 'joy', '--fields', 'police.policeDistrict')
  expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
  expect(out).toContain('Politikredsen  Aarhus\uFFFD]0;x\uFFFD\uFFFDx\uFFFD2J\uFFFD\n                 Kvittering  falsk\n')
  const asJson = await query('ulla', 'IDENTIFICATION', 'joy', '--fields', 'police.policeDistrict', '--json')
  expect(asJson.out).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
  expect(JSON.parse(asJson.out).data.caseByFileNumber.police.policeDistrict).toBe(HOSTILE)
})
