import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showConsent } from '../../gateway/cli/show-consent.ts'
import { aCommandLine } from './a-command-line.ts'

let line: Awaited<ReturnType<typeof aCommandLine>>
let mira: string
beforeAll(async () => {
  line = await aCommandLine()
  mira = line.gateway.fileNumberOf('mira', 'sara') ?? ''
})
afterAll(() => line.close())

const consent = (command: string, ...args: readonly string[]) =>
  line.samsyn('consent', command, '--as', 'sara', '--purpose', 'ASSISTANCE', ...args)

const give = (...more: readonly string[]) => consent('give', '--case', mira, '--to', 'NEC', '--for', 'INVESTIGATION',
  '--category', 'witness', 'contact', '--until', lastDay, '--language', 'th', '--interpreter', ...more)

const lastDay = `${new Date().getUTCFullYear() + 1}-01-31`

test('Sara notes a consent, the police see what it covers; she withdraws it, and they see nothing', async () => {
  const askedByKaren = () => line.samsyn('query', '--as', 'karen', '--purpose', 'INVESTIGATION',
    '--case', line.gateway.fileNumberOf('mira', 'karen') ?? '', '--fields', 'cmm.willingToTestify')
  expect(await askedByKaren()).toMatchObject({ exitCode: 3 })

  const given = await give()
  expect(given).toMatchObject({ exitCode: 0, error: '' })
  expect(given.out).toContain('Samtykket er noteret.')
  expect(given.out).toContain(`  Modtagere     NEC\n  Formål        Efterforskning af bagmændene\n  Oplysninger   vidne, kontakt\n`)
  expect(given.out).toContain(`– 01.02.${lastDay.slice(0, 4)} kl. 00.00\n  Forklaret på  th, med tolk`)
  const seen = await askedByKaren()
  expect(seen.exitCode).toBe(0)
  expect(seen.out).toContain('Villighed til at vidne  nej')

  const id = /^Samtykke (\S+)$/m.exec(given.out)?.[1] ?? ''
  const withdrawn = await consent('withdraw', id)
  expect(withdrawn.exitCode).toBe(0)
  expect(withdrawn.out).toMatch(/ {2}Status {8}trukket tilbage \d{2}\.\d{2}\.\d{4} kl\. \d{2}\.\d{2}\n/)
  const after = await askedByKaren()
  expect(after.exitCode).toBe(3)
  expect(after.out).toContain('Der er ikke samtykke. Et samtykke kan åbne for oplysningen.')
  expect(await consent('withdraw', id)).toMatchObject({ exitCode: 3 })
})

test('a signed document stays here: just its SHA-256 is recorded', async () => {
  const document = join(line.folder, 'samtykke.txt')
  await writeFile(document, 'underskrevet')
  await give('--form', 'inWriting', '--document', document, '--json')
  const { rows } = await line.gateway.database.adminPool.query(
    'select document_hash from consent_record where document_hash = $1', [createHash('sha256').update('underskrevet').digest('hex')])
  expect(rows).toHaveLength(1)
})

test('the consents of a case are shown, the withdrawn too', async () => {
  const { exitCode, out } = await consent('show', '--case', mira)
  expect(exitCode).toBe(0)
  expect(out).toContain('Modtagere     NGO-REDEN')
  expect(out).toContain('Status        gælder')
  expect(out).toContain('Status        trukket tilbage')
})

test.each([
  ['2026-02-28T22:59:59Z', 'gælder endnu ikke'],
  ['2026-02-28T23:00:00Z', 'gælder'],
  ['2026-03-31T21:59:59Z', 'gælder'],
  ['2026-03-31T22:00:00Z', 'udløbet'],
])('at %s a consent for March, by Danish time, is shown as `%s`; once withdrawn it is that, whatever the day', (now, state) => {
  const march = {
    id: 'x', givenBy: 'dataSubject', recipients: ['NEC'], purposes: ['INVESTIGATION'], categories: ['WITNESS'], form: 'spoken', language: 'th', interpreter: false,
    validFrom: '2026-02-28T23:00:00Z', validUntil: '2026-03-31T22:00:00Z', withdrawnAt: null,
  }
  expect(showConsent(march, new Date(now))).toMatch(new RegExp(`^ {2}Status +${state}$`, 'm'))
  expect(showConsent({ ...march, withdrawnAt: '2026-03-02T09:00:00Z' }, new Date(now))).toMatch(/^ {2}Status +trukket tilbage 02\.03\.2026 kl\. 10\.00$/m)
})

test.each([
  ['a day that is none', ['--until', '2027-02-30'], 2, 'skriv en dato som 2027-01-31'],
  ['a document that is not there', ['--document', '/nowhere/samtykke.pdf'], 2, 'filen `/nowhere/samtykke.pdf` kan ikke læses'],
  ['a consent in writing without its document', ['--form', 'inWriting'], 3, 'nævner det dokument, der viser det'],
  ['a giver who may not', ['--given-by', 'custodyHolder'], 3, 'kun for en mindreårig kan en anden samtykke'],
])('%s gives no consent', async (_what, more, code, says) => {
  const { exitCode, out, error } = await give(...more)
  expect({ exitCode, out }).toEqual({ exitCode: code, out: '' })
  expect(error).toContain(says)
})

test('a consent that is in no case of the agency cannot be withdrawn', async () => {
  expect(await consent('withdraw', '00000000-0000-4000-8000-000000000000')).toMatchObject({ exitCode: 4 })
})
