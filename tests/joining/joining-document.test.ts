import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchAccessToken } from '../../gateway/demo/access-token.ts'
import { GATEWAY_SETTINGS } from '../../gateway/demo/data-folder.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createWarnOfExpiry } from '../../gateway/mail/warn-of-expiry.ts'
import { createIssuer, type Issuer } from '../../gateway/issuer/issuer.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import { aCommandLine } from '../cli/a-command-line.ts'

const DAY = 86_400_000
const PARTY = 'KOM-0147'
const CLIENT = 'kom-0147-sagssystem'
const JOURNAL = 'kom-0147-journal'
const EMPLOYEE = 'fk-2041'

let line: Awaited<ReturnType<typeof aCommandLine>>
let issuer: Issuer
let key: Awaited<ReturnType<typeof makeSigningKey>>
/** The journal's key, and the one that takes its place. */
let journalKeys: readonly (typeof key)[]

beforeAll(async () => {
  line = await aCommandLine()
  key = await makeSigningKey(`${CLIENT}-1`)
  journalKeys = await Promise.all([1, 2].map((number) => makeSigningKey(`${JOURNAL}-${number}`)))
  issuer = await createIssuer({
    port: 0, audience: AUDIENCE, keys: [(await makeSigningKey('kommunens-udsteder')).privateKey],
    clients: [
      { id: CLIENT, party: PARTY, keys: [key.publicKey] },
      { id: JOURNAL, party: PARTY, keys: journalKeys.map(({ publicKey }) => publicKey) },
    ],
    personas: [{ party: PARTY, employee: EMPLOYEE, role: 'caseworker' }],
  })
})

afterAll(async () => {
  await issuer.close()
  await line.close()
})

/** Each line of the document's shell blocks, under the heading it stands under. */
const written = (): { readonly heading: string; readonly command: string }[] => {
  let heading = ''
  let inShell = false
  return readFileSync('docs/joining.md', 'utf8').split('\n').flatMap((text) => {
    if (text.startsWith('## ')) heading = text.slice(3)
    if (text.startsWith('```')) inShell = text === '```sh'
    return inShell && text.startsWith('samsyn ') ? [{ heading, command: text.slice('samsyn '.length) }] : []
  })
}

const argumentsOf = (command: string, values: Readonly<Record<string, string>>): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
    .map((text) => text.replace(/\$([A-Z]+)/g, (_, name: string) => values[name] ?? ''))

/** Whether a system of the municipality's is answered, by a key of its own. */
const isAnswered = async (client = CLIENT, { privateKey } = key): Promise<boolean> => {
  const token = await fetchAccessToken({
    issuer: issuer.issuer, client, key: privateKey, employee: EMPLOYEE, purpose: 'OVERSIGHT', audience: AUDIENCE,
  })
  const query = 'query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) { policyProposals { inForce } }'
  const { body } = await line.gateway.send(token, { query, variables: { reason: 'første forespørgsel' } })
  return body.errors === undefined
}

const becomes = async (answered: boolean, client = CLIENT, signer = key): Promise<boolean> => {
  for (let tries = 0; tries < 24; tries += 1) {
    if (await isAnswered(client, signer) === answered) return answered
    await wait(250)
  }
  return !answered
}

/** The gateway's environment as the demonstration keeps it, for `samsyn doctor`. */
const writeSettings = async (agencyAt?: string): Promise<void> => {
  const { url, database, issuer: { trusted }, agencies } = line.gateway
  const keep = (name: string, value: unknown): string => {
    writeFileSync(join(line.folder, name), JSON.stringify(value), { mode: 0o600 })
    return join(line.folder, name)
  }
  keep(GATEWAY_SETTINGS, {
    SAMSYN_MODE: 'demonstration', SAMSYN_BEARER: 'allowed', SAMSYN_PORT: new URL(url).port, SAMSYN_REPLICA: 'replica-1',
    DATABASE_URL: database.url, SAMSYN_ISSUERS: JSON.stringify([trusted]),
    SAMSYN_AGENCIES: keep('agencies.json', Object.fromEntries([...agencies].map(([party, one]) => [party, { url: agencyAt ?? one.url }]))),
    SAMSYN_ORDER_KEY: keep('order.json', (await makeSigningKey('order')).privateKey),
    SAMSYN_CHECKPOINT_KEY: keep('checkpoint.json', (await makeSigningKey('checkpoint')).privateKey),
  })
}

test('an agency joins, is answered, is shut out and let in again, by the commands of docs/joining.md', async () => {
  await writeSettings()
  const states: string[] = []
  let registration = ''
  for (const { heading, command } of written()) {
    const { exitCode, out, error } = await line.samsyn(...argumentsOf(command, { ISSUER: issuer.issuer, REGISTRATION: registration }))
    expect({ command, exitCode, error }).toEqual({ command, exitCode: 0, error: '' })
    registration = /agency approve ([0-9a-f-]{36})/.exec(out)?.[1] ?? registration
    if (command.startsWith('agency add')) states.push(`proposed: ${await isAnswered()}`)
    if (command.startsWith('client list')) states.push(`joined: ${await becomes(true)}`)
    if (command.startsWith('client suspend')) states.push(`suspended: ${await becomes(false)}`)
    if (heading.startsWith('If something') && command.startsWith('agency approve')) states.push(`again: ${await becomes(true)}`)
  }
  expect(states).toEqual(['proposed: false', 'joined: true', 'suspended: false', 'again: true'])
})

test('Register a client with its own key in four steps, test environment first; rotate the key without a pause; be warned 60, 30 and 7 days before expiry.', async () => {
  const [old, next] = journalKeys as [typeof key, typeof key]
  expect(await line.samsyn('token', '--as', 'sara', '--purpose', 'ASSISTANCE')).toMatchObject({ exitCode: 0 })
  const { out } = await line.samsyn('client', 'add', JOURNAL, '--party', PARTY, '--as', 'admin', '--reason', 'kommunens journal')
  const [, registration = ''] = /agency approve ([0-9a-f-]{36})/.exec(out) ?? []
  expect(await isAnswered(JOURNAL, old)).toBe(false)
  expect(await line.samsyn('agency', 'approve', registration, '--as', 'poul', '--reason', 'står i aftalen')).toMatchObject({ exitCode: 0 })
  expect((await line.samsyn('client', 'list', '--as', 'admin')).out).toContain(JOURNAL)
  expect((await line.samsyn('agency', 'list', '--as', 'admin')).out).toMatch(new RegExp(`${JOURNAL}[^]*${CLIENT}[^]*${issuer.issuer}`))
  expect(await becomes(true, JOURNAL, old)).toBe(true)

  for (const signer of [old, next, old, next]) expect(await isAnswered(JOURNAL, signer)).toBe(true)

  const endsAt = Date.now() + 100 * DAY
  const { pool } = line.gateway.database
  const expiries = async () => [{ of: PARTY, name: 'journal.crt', expiresAt: new Date(endsAt) }]
  for (const days of [61, 60, 31, 30, 8, 7, 6])
    await createWarnOfExpiry({ pool, expiries, parties: { [PARTY]: { administrators: ['drift@frb.example'] } }, now: () => new Date(endsAt - days * DAY) })()
  const { rows } = await pool.query<{ days: number }>(`select (content->>'days')::int as days from mail where party = $1 order by days desc`, [PARTY])
  expect(rows.map(({ days }) => days)).toEqual([60, 30, 7])
})

test('a certificate or key that others may have had is revoked by the command of docs/joining.md, by whoever may', async () => {
  const thumbprint = 'A1b2'.repeat(10).concat('C3w')
  const revoke = (what: string, as: string) =>
    line.samsyn('client', 'revoke', what, '--party', 'CMM', '--as', as, '--reason', 'andre kan have fået den')
  expect(await revoke(thumbprint, 'sara')).toMatchObject({ exitCode: 3, error: expect.stringContaining('FORBIDDEN') })
  expect(await revoke('no thumbprint', 'admin')).toMatchObject({ exitCode: 2 })
  expect(await revoke(thumbprint, 'admin')).toMatchObject({ exitCode: 0, error: '', out: expect.stringContaining(`CMM  ${thumbprint}  `) })
  const { rows } = await line.gateway.database.adminPool.query('select party, thumbprint from revoked_binding')
  expect(rows).toEqual([{ party: 'CMM', thumbprint }])
})

test('the doctor speaks English where it is asked to', async () => {
  await writeSettings()
  expect(await line.samsyn('doctor')).toMatchObject({ exitCode: 0, error: '', out: expect.stringMatching(/^ok {4}PostgreSQL: svarer, version \d/m) })
  const { out } = await line.samsyn('doctor', '--language', 'en')
  expect(out).toMatch(/^ok {7}PostgreSQL: answers, version \d/m)
  expect(out).toMatch(/^warning {2}witnesses: nobody countersigns the trail\n {6}→ set `SAMSYN_WITNESSES`: three of five agencies$/m)
  expect(out).not.toMatch(/[æøå]/)
})

test('the doctor ends with 1 when something is wrong, for scripts, and says what and how it is mended', async () => {
  await writeSettings('http://127.0.0.1:9')
  const { exitCode, out } = await line.samsyn('doctor')
  expect(exitCode).toBe(1)
  expect(out).toMatch(/^fejl {2}CMM: .*127\.0\.0\.1:9.*\n {6}→ /m)
  const asJson = await line.samsyn('doctor', '--json')
  expect(asJson.exitCode).toBe(1)
  expect(JSON.parse(asJson.out)).toContainEqual({
    what: { da: 'CMM', en: 'CMM' }, state: 'fault', says: { da: expect.any(String), en: expect.any(String) },
    mend: { da: expect.any(String), en: expect.any(String) },
  })
})
