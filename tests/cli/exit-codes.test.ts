import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CODES, type Code } from '../../gateway/codes.ts'
import { exitCodeOf } from '../../gateway/cli/exit-codes.ts'
import { outcomeOf } from '../../gateway/cli/outcome.ts'
import type { CaseReply } from '../../gateway/cli/reply.ts'
import { CODE_TEXTS } from '../../gateway/cli/texts.ts'
import { writeConnection } from '../../gateway/demo/connection.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { factsWithin } from '../../schema/facts.ts'
import { aHolder } from '../verify/a-holder.ts'
import { aCommandLine, samsyn } from './a-command-line.ts'

let line: Awaited<ReturnType<typeof aCommandLine>>
let mira: string
beforeAll(async () => {
  line = await aCommandLine()
  mira = line.gateway.fileNumberOf('mira', 'ditte') ?? ''
})
afterAll(() => line.close())

describe('Do everything from the command line with `--json` and stable exit codes (0 done, 1 failed, 2 usage, 3 refused, 4 not found or not available, 5 agency down, 6 proof failed); quote a request id to support.', () => {
  test('0: a view that the gateway gives', async () => {
    const { exitCode, error } = await line.samsyn('query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', mira)
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
    const { out } = await line.samsyn('query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', mira, '--json')
    expect(JSON.parse(out)).toMatchObject({ data: { caseByFileNumber: { police: expect.any(Object) } } })
  })

  test('1: no demonstration in the folder, or none that answers: the person reads how to start one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-cli-'))
    const query = ['query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', mira, '--data', folder]
    expect(await samsyn(...query)).toEqual({
      exitCode: 1, out: '', error: `there is no demonstration in \`${folder}\`: start one with \`npm start\`\n`,
    })
    await writeConnection(folder, { ...line.connection, gateway: 'http://127.0.0.1:9' })
    expect(await samsyn(...query)).toEqual({
      exitCode: 1, out: '', error: 'Samsyn svarer ikke på `http://127.0.0.1:9`: kører `npm start`?\n',
    })
    await writeConnection(folder, { ...line.connection, issuer: 'http://127.0.0.1:9' })
    expect(await samsyn(...query)).toEqual({
      exitCode: 1, out: '', error: 'udstederen svarer ikke på `http://127.0.0.1:9`: kører `npm start`?\n',
    })
    await rm(folder, { recursive: true })
  })

  test.each([
    ['no persona', ['query', '--purpose', 'IDENTIFICATION', '--case', 'x'], 'required option \'--as <persona>\''],
    ['an unknown persona', ['query', '--as', 'nobody', '--purpose', 'IDENTIFICATION', '--case', 'x'], 'vælg en af personerne: sara, ditte'],
    ['an unknown purpose', ['query', '--as', 'ditte', '--purpose', 'CURIOSITY', '--case', 'x'], 'argument \'CURIOSITY\' is invalid'],
    ['no case', ['query', '--as', 'ditte', '--purpose', 'IDENTIFICATION'], 'angiv sagen'],
    ['a case named twice', ['query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', 'x', '--handle', 'y'], 'angiv sagen'],
    ['an unknown field', ['query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', 'x', '--fields', 'cmm.shoeSize'],
      'der er intet felt `cmm.shoeSize` i kontrakten'],
    ['vital interests without a reason of its own', ['query', '--as', 'ditte', '--purpose', 'VITAL_INTERESTS', '--case', 'x'], 'angiv en begrundelse'],
    ['a reason too short', ['query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', 'x', '--reason', 'jo'], '(REASON_INVALID, '],
    ['a page of more than there are at most', ['cases', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--first', '101'], 'give 1 to 100'],
    ['a page of none', ['cases', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--first', '0'], 'give 1 to 100'],
    ['a cursor that no page gave', ['cases', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--after', 'x'], '(PAGE_INVALID, '],
    ['an unknown command', ['destroy'], 'unknown command \'destroy\''],
  ])('2: %s', async (_what, args, says) => {
    const { exitCode, out, error } = args[0] === 'destroy' ? await samsyn(...args) : await line.samsyn(...args)
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(error).toContain(says)
  })

  test('3: what the role may not do, and a view of which all is withheld', async () => {
    const mayNot = await line.samsyn('consent', 'show', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', mira)
    expect(mayNot).toMatchObject({ exitCode: 3, out: '' })
    expect(mayNot.error).toMatch(/^din myndighed og rolle giver ikke adgang til dette til dette formål \(FORBIDDEN, forespørgsel [0-9a-f-]{36}\)\n$/)

    const karen = line.gateway.fileNumberOf('mira', 'karen') ?? ''
    const withheld = await line.samsyn(
      'query', '--as', 'karen', '--purpose', 'INVESTIGATION', '--case', karen, '--fields', 'cmm.willingToTestify')
    expect(withheld).toMatchObject({ exitCode: 3, error: '' })
    expect(withheld.out).toContain('Holdt tilbage\n')
  })

  test('3: a gateway that lets nobody in by that address: the person reads why, and what to quote', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-cli-'))
    await writeConnection(folder, { ...line.connection, gateway: line.connection.gateway.replace('127.0.0.1', 'localhost') })
    const { exitCode, error } = await samsyn('query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', mira, '--data', folder)
    expect(error).toMatch(/\(SENDER_UNPROVEN, forespørgsel [0-9a-f-]{36}\)\n$/)
    expect(exitCode).toBe(3)
    await rm(folder, { recursive: true })
  })

  test('1 and 3: without the key of her system, and with one that its issuer does not know', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-cli-'))
    const query = ['query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', mira, '--data', folder]
    const { keys } = line.connection
    await writeConnection(folder, { ...line.connection, keys: {} })
    expect(await samsyn(...query)).toMatchObject({ exitCode: 1, out: '', error: expect.stringContaining('cmm-sagssystem') })
    await writeConnection(folder, { ...line.connection, keys: { ...keys, 'cmm-sagssystem': (await makeSigningKey('cmm-sagssystem-1')).privateKey } })
    expect(await samsyn(...query)).toMatchObject({ exitCode: 3, out: '', error: expect.stringContaining('invalid_client') })
    await rm(folder, { recursive: true })
  })

  test('4: a case that another agency has and one that nobody has are the same', async () => {
    const others = line.gateway.fileNumberOf('mira', 'karen') ?? ''
    const answers = await Promise.all([others, 'CMM-2026-9999'].map((number) =>
      line.samsyn('query', '--as', 'ditte', '--purpose', 'IDENTIFICATION', '--case', number)))
    for (const { exitCode, out, error } of answers) {
      expect({ exitCode, out }).toEqual({ exitCode: 4, out: '' })
      expect(error).toContain('din myndighed har ingen sådan sag: se efter, om sagsnummeret er rigtigt (CASE_NOT_AVAILABLE, ')
    }
  })

  test('5: an agency that is down is named, and the rest is shown', async () => {
    line.gateway.fault('NEC', 'fail')
    const { exitCode, out } = await line.samsyn('query', '--as', 'sara', '--purpose', 'ASSISTANCE', '--case', mira)
    line.gateway.fault('NEC', undefined)
    expect(exitCode).toBe(5)
    expect(out).toContain('Svarede ikke\n  Politiet: kunne ikke nås; prøv igen om lidt\n    Personens rolle som vidne; Dagen for retsmødet')
    expect(out).toContain('Status for bistanden    Mira: indskrevet på krisecenter')
  })

  test('6: a receipt that proves nothing', async () => {
    const holder = await aHolder({ logs: [createNoteSigner('samsyn.example/replica-1', line.gateway.checkpointKey).verifierKey], witnesses: [], quorum: 0 })
    expect(await holder.verify('receipt', await holder.keep('receipt', '{}'))).toMatchObject({ code: 6, out: '' })
    await holder.remove()
  })
})

test('a page is a refusal when all of every case on it is withheld, and an agency that is down is told of before that', () => {
  const facts = factsWithin(['police'])
  const withheldOf = (count: number) => facts.slice(0, count).map(({ field }) => ({ field, because: 'NO_PURPOSE', remedy: null }))
  const aCase = (withheld: CaseReply['withheld'], unavailable: CaseReply['unavailable'] = []): CaseReply =>
    ({ id: 'h', fileNumber: null, withheld, unavailable, notices: [] })
  const [all, none, some] = [aCase(withheldOf(facts.length)), aCase([]), aCase(withheldOf(facts.length - 1))]
  const down = aCase(withheldOf(facts.length), [{ controller: 'NEC', fields: ['police.encounterDate'], because: 'TIMEOUT', tryAgain: true }])
  expect([[all], [all, all], [all, none], [some], [], [all, down], [none, down]].map((cases) => outcomeOf(facts, cases))).toEqual([3, 3, 0, 0, 0, 5, 5])
  expect(outcomeOf([], [none])).toBe(0)
})

test('every code of the gateway has an exit code and a Danish sentence', () => {
  const codes = Object.keys(CODES) as Code[]
  expect(Object.keys(CODE_TEXTS).sort()).toEqual(codes.sort())
  expect(new Set(codes.map(exitCodeOf))).toEqual(new Set([1, 2, 3, 4]))
  const notAvailable = [...codes.filter((code) => code.endsWith('_NOT_AVAILABLE')), 'POLICY_VERSION_UNKNOWN']
  expect(codes.filter((code) => exitCodeOf(code) === 4).sort()).toEqual(notAvailable.sort())
  expect(['INTERNAL', 'TRAIL_UNAVAILABLE', 'REQUEST_TOO_LARGE', 'UNAUTHENTICATED', 'CONSENT_NOT_AVAILABLE']
    .map((code) => exitCodeOf(code as Code))).toEqual([1, 1, 2, 3, 4])
})
