import { describe, expect, test } from 'vitest'
import type { Reply } from '../../agencies/adapter.ts'
import { createAdapter } from '../../agencies/siri/adapter.ts'
import { createMessageReader, message, number, text } from '../../agencies/siri/wire-message.ts'
import { READY, startPostgresLine } from './a-postgres-line.ts'

const OLENA = 'SIRI-26/00318'
const asks = [{ fileNumber: OLENA, facts: ['permitType'] }, { fileNumber: 'SIRI-26/00319', facts: ['employerCvrNumber'] }]

const column = (name: string): Buffer =>
  Buffer.concat([text(name), number(4, 0), number(2, 0), number(4, 25), number(2, -1), number(4, -1), number(2, 0)])
const columns = (...names: readonly string[]): Buffer => message('T', number(2, names.length), ...names.map(column))
const row = (...values: readonly (string | Buffer | null)[]): Buffer =>
  message('D', number(2, values.length), ...values.flatMap((value) =>
    value === null ? [number(4, -1)] : [number(4, Buffer.byteLength(value)), Buffer.from(value)]))
const answered = (...messages: readonly Buffer[]): Buffer =>
  Buffer.concat([message('1'), message('2'), ...messages, message('C', text('SELECT 1')), READY])

const fetchFrom = async (script: { answer?: Buffer; welcome?: Buffer }, patience = 30_000): Promise<Reply> => {
  const server = await startPostgresLine(script)
  const adapter = createAdapter(server.url)
  return adapter.fetch({ disclosureId: 'd-1', cases: asks, order: 'o', signal: AbortSignal.timeout(patience) })
    .finally(async () => {
      await adapter.close()
      await server.close()
    })
}

describe('a server that says it is SIRI\'s', () => {
  test('P3: a column that one case asked for and another did not is taken for the one, and counted for the other', async () => {
    const names = ['sagsnummer', 'tilladelsestype', 'arbejdsgiver_cvr']
    const answer = answered(columns(...names), row(OLENA, 'au_pair', '99999903'), row('SIRI-26/00319', null, '99999904'))
    expect(await fetchFrom({ answer })).toEqual({
      cases: new Map([[OLENA, { permitType: 'AU_PAIR' }], ['SIRI-26/00319', { employerCvrNumber: '99999904' }]]),
      surplus: 1,
    })
  })

  const short = (type: string): Buffer => Buffer.concat([message('1'), message('2'), message(type)])
  const endless = (type: string, ...parts: readonly Buffer[]): Buffer =>
    Buffer.concat([message('1'), message('2'), message(type, ...parts)])

  test.each<[string, Buffer]>([
    ['a code that SIRI does not have', answered(columns('sagsnummer', 'tilladelsestype'), row(OLENA, 'visum'))],
    ['no file number', answered(columns('tilladelsestype'), row('au_pair'))],
    ['no column for what one case asks', answered(columns('sagsnummer', 'tilladelsestype'), row(OLENA, 'au_pair'), row('SIRI-26/00319', null))],
    ['a text in another encoding', answered(columns('sagsnummer', 'tilladelsestype', 'arbejdsgiver_cvr'),
      row('SIRI-26/00319', null, Buffer.from('99999904 Sønderjyden', 'latin1')))],
    ['one column twice', answered(columns('sagsnummer', 'tilladelsestype', 'tilladelsestype'), row(OLENA, null, null))],
    ['a row of fewer values than there are columns', answered(columns('sagsnummer', 'tilladelsestype', 'x'), row(OLENA, 'au_pair'))],
    ['a row without a count', short('D')],
    ['columns without a count', short('T')],
    ['columns that do not come', endless('T', number(2, 32_000))],
    ['a value longer than its row', endless('D', number(2, 1), number(4, 1_000), Buffer.from('x'))],
    ['an error that does not end', endless('E', Buffer.from('SERROR'))],
    ['a command tag that does not end', endless('C', Buffer.from('SELECT'))],
    ['an error of a table that is not there', Buffer.concat([
      message('E', text('SERROR'), text('C42P01'), text('MMira'), Buffer.of(0)), READY])],
    ['a message of a length that none has', Buffer.from([0x44, 0, 0, 0, 2, 0, 0])],
    ['a message of two gigabytes', Buffer.from([0x44, 0x7f, 0xff, 0xff, 0xff, 0, 0])],
    ['a row with more in it than its values', endless('D', number(2, 1), number(4, 1), Buffer.from('xMira'))],
    ['a value that is shorter than none', endless('D', number(2, 1), number(4, -2))],
    ['more rows than its cases can fill', answered(columns('sagsnummer', 'tilladelsestype'),
      ...Array<Buffer>(3).fill(Buffer.concat(Array<Buffer>(1_000).fill(row('SIRI-26/00320', 'x'.repeat(1_000))))))],
    ['an empty message that no server sends', message('?')],
    ['a message that no server sends', message('?', Buffer.from('Mira'))],
    ['a copy of a table', message('H', number(2, 0), number(2, 0))],
    ['a web page', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('that answers %s gives no facts', async (_what, answer) => {
    await expect(fetchFrom({ answer })).rejects.toMatchObject({ message: 'agency failure: garbled' })
  })

  test.each([
    ['40001', 'canceling statement due to conflict with recovery'], ['57014', 'canceling statement due to statement timeout'],
    ['57P03', 'the database system is starting up'], ['53300', 'too many connections'],
  ])('and cannot answer now (%s: %s) may be asked again', async (code, says) => {
    const answer = Buffer.concat([message('E', text('SERROR'), text(`C${code}`), text(`M${says}`), Buffer.of(0)), READY])
    await expect(fetchFrom({ answer })).rejects.toMatchObject({ message: 'agency failure: unreachable' })
  })

  test('P11: answers all who ask at once, in time, however many wait for a line', async () => {
    const answer = answered(columns('sagsnummer', 'tilladelsestype', 'arbejdsgiver_cvr'), row(OLENA, 'au_pair', null))
    const server = await startPostgresLine({ answer, takes: 400 })
    const adapter = createAdapter(server.url)
    const ask = (): Promise<number> => adapter.fetch({ disclosureId: 'd-1', cases: asks, order: 'o', signal: AbortSignal.timeout(30_000) })
      .then((reply) => reply.cases.size)
    expect(await Promise.all(Array.from({ length: 40 }, ask))).toEqual(Array(40).fill(1))
    await adapter.close()
    await server.close()
  })

  test.each<[string, Buffer, string]>([
    ['an unknown way to authenticate', message('R', number(4, 99)), 'unreachable'],
    ['a way to authenticate that does not end', message('R', number(4, 10), Buffer.from('SCRAM')), 'unreachable'],
    ['an error that does not end', message('E', Buffer.from('SFATAL')), 'unreachable'],
    ['a web page', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), 'unreachable'],
    ['half a greeting', Buffer.from('R'), 'timeout'],
  ])('that greets with %s gives no facts, in time', async (_what, welcome, kind) => {
    await expect(fetchFrom({ welcome }, kind === 'timeout' ? 600 : undefined)).rejects.toMatchObject({ message: `agency failure: ${kind}` })
  })

  test('is understood the same in pieces of one byte', () => {
    const answer = answered(columns('sagsnummer', 'tilladelsestype'), row(OLENA, 'saeson'))
    const whole = createMessageReader('server', 1_000).read(answer)
    const reader = createMessageReader('server', 1_000)
    expect([...answer].flatMap((byte) => reader.read(Buffer.of(byte)))).toEqual(whole)
    expect(whole.map(({ type }) => type).join('')).toBe('12TDCZ')
  })
})
