import type { TLSSocketOptions } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reply } from '../../agencies/adapter.ts'
import type { Certified } from '../../agencies/nec/certificates.ts'
import { createAdapter } from '../../agencies/siri/adapter.ts'
import { message, number, text } from '../../agencies/siri/wire-message.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'
import { READY, startPostgresLine, type PostgresScript } from './a-postgres-line.ts'

const OLENA = 'SIRI-26/00318'
const HOUR = 60 * 60 * 1000

const column = (name: string): Buffer =>
  Buffer.concat([text(name), number(4, 0), number(2, 0), number(4, 25), number(2, -1), number(4, -1), number(2, 0)])
const value = (said: string): Buffer => Buffer.concat([number(4, Buffer.byteLength(said)), Buffer.from(said)])
const ANSWER = Buffer.concat([
  message('1'), message('2'), message('T', number(2, 2), column('sagsnummer'), column('tilladelsestype')),
  message('D', number(2, 2), value(OLENA), value('au_pair')), message('C', text('SELECT 1')), READY,
])

let authority: Awaited<ReturnType<typeof anAuthority>>
beforeAll(async () => { authority = await anAuthority() })
afterAll(() => authority.close())

interface Tried { readonly reply: Reply | string; readonly told: string }

/** Asks over a line that is to be encrypted, and says what came of it and what the server was told. */
const ask = async (script: PostgresScript, mode = 'verify-full'): Promise<Tried> => {
  const server = await startPostgresLine({ answer: ANSWER, ...script })
  const adapter = createAdapter(`${server.url}?sslmode=${mode}&sslrootcert=${authority.files.authority}`)
  const asked = { disclosureId: 'd-1', cases: [{ fileNumber: OLENA, facts: ['permitType'] }], order: 'o', signal: AbortSignal.timeout(10_000) }
  const reply = await adapter.fetch(asked).catch((error: Error) => error.message)
  await adapter.close()
  await server.close()
  return { reply, told: server.told() }
}

const shown = ({ certificate: cert, key }: Certified, said: TLSSocketOptions = {}): PostgresScript =>
  ({ encrypted: { says: 'S', as: { cert, key, ...said } } })

const FACTS = { cases: new Map([[OLENA, { permitType: 'AU_PAIR' }]]), surplus: 0 }

describe('over an encrypted line SIRI', () => {
  test('is asked, and answers, when it shows its certificate', async () => {
    const { reply, told } = await ask(shown(authority.server))
    expect(reply).toEqual(FACTS)
    expect(told).toContain(OLENA)
  })

  const validity = { notBefore: new Date(Date.now() - 2 * HOUR), notAfter: new Date(Date.now() - HOUR) }
  test.each<[string, () => Promise<PostgresScript>]>([
    ['shows a certificate of another authority', async () => {
      const other = await anAuthority()
      other.close()
      return shown(other.server)
    }],
    ['shows a certificate that has expired', async () => shown(await authority.issue('siri', 'server', validity))],
    ['shows a certificate of another address', async () => shown(await authority.client('siri'))],
    ['encrypts as was done before 2008', async () => shown(authority.server, { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' })],
    ['does not encrypt', async () => ({ encrypted: { says: 'N' } })],
    ['does not encrypt, and says it is ready all the same', async () => ({ encrypted: { says: `N${READY.toString('latin1')}` } })],
    ['slips something in before it is encrypted', async () => {
      const { encrypted } = shown(authority.server)
      return { encrypted: { ...encrypted, says: `S${READY.toString('latin1')}` } }
    }],
  ])('is told nothing when it %s', async (_what, script) => {
    expect(await ask(await script())).toEqual({ reply: 'agency failure: unreachable', told: '' })
  })

  test.each<[string, Partial<PostgresScript>, string]>([
    ['an unknown way to authenticate', { welcome: message('R', number(4, 99)) }, 'unreachable'],
    ['a way to authenticate that does not end', { welcome: message('R', number(4, 10), Buffer.from('SCRAM')) }, 'unreachable'],
    ['an error that does not end', { welcome: message('E', Buffer.from('SFATAL')) }, 'unreachable'],
    ['a row without a count', { answer: Buffer.concat([message('1'), message('2'), message('D')]) }, 'garbled'],
  ])('that says %s gives no facts, and stops nothing', async (_what, said, kind) => {
    expect((await ask({ ...shown(authority.server), ...said })).reply).toBe(`agency failure: ${kind}`)
  })
})
