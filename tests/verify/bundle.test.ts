import { Readable } from 'node:stream'
import type { JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { keyFromJwk } from '../../gateway/keys/signing-key.ts'
import { asBundle } from '../../gateway/oversight/entries-as-bundle.ts'
import { createSignBundle } from '../../gateway/oversight/sign-bundle.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { checkBundle, type CheckedBundle } from '../../verify/bundle/check-bundle.ts'
import { readTrustedKey } from '../../verify/note.ts'
import { ProofFailed } from '../../verify/proof-failed.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { leavesOf } from '../acceptance/a-disclosure.ts'
import { aDaysWork, untilIndexed } from '../oversight/an-officer.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'
import { aTrail } from '../trail/a-trail.ts'
import { aWitness, type AWitness } from '../trail/a-witness.ts'
import { aHolder } from './a-holder.ts'

let samsyn: AGateway
let witnesses: AWitness[]
let trusted: { logs: string[]; witnesses: string[]; quorum: number }
let holder: Awaited<ReturnType<typeof aHolder>>
/** The lines of CMM's officer's bundle. */
let lines: string[]

const exported = async (persona: string, filter: object = {}): Promise<string> => {
  const reply = await fetch(`${samsyn.url}/oversight/export`, {
    method: 'POST', headers: await samsyn.headersOf(persona, 'OVERSIGHT'),
    body: JSON.stringify({ reason: 'kvartalsvis kontrol', format: 'bundle', filter }),
  })
  expect({ status: reply.status, type: reply.headers.get('content-type') }).toEqual({ status: 200, type: 'application/jsonl; charset=utf-8' })
  return reply.text()
}

const linesOf = (bundle: string): string[] => bundle.trimEnd().split('\n')

const untilCountersigned = async (): Promise<void> => {
  const last = await leavesOf(samsyn) - 1
  await vi.waitUntil(async () => (await fetch(`${samsyn.url}/trail/replica-1/proof/${last}`)).ok, { timeout: 10_000, interval: 100 })
}

beforeAll(async () => {
  samsyn = await aGateway({
    deadline: 20_000,
    configure: async (config) => {
      const { verifierKey } = createNoteSigner(config.origin, config.checkpointKey as JWK)
      witnesses = await Promise.all(['at', 'cmm'].map((name) => aWitness(name, [verifierKey])))
      trusted = { logs: [verifierKey], witnesses: witnesses.map(({ settings }) => settings.key), quorum: 2 }
      return { ...config, witnesses: { quorum: 2, witnesses: witnesses.map(({ settings }) => settings) } }
    },
  })
  holder = await aHolder(trusted)
  await aDaysWork(samsyn)
  await untilCountersigned()
  lines = linesOf(await exported('dpo'))
})
afterAll(async () => {
  await samsyn.close()
  await Promise.all(witnesses.map((witness) => witness.close()))
  await holder.remove()
})

const check = (altered: readonly string[]): Promise<CheckedBundle> => checkBundle(
  Readable.from([Buffer.from(altered.map((line) => `${line}\n`).join(''))]),
  { logs: trusted.logs.map(readTrustedKey), witnesses: trusted.witnesses.map(readTrustedKey), quorum: trusted.quorum },
)

const whyNot = (altered: readonly string[]): Promise<string> => check(altered)
  .then(() => 'it holds', (error: unknown) => error instanceof ProofFailed ? error.message : `no proof failed: ${String(error)}`)

/** Signed again, as only who holds the log's key can. */
const signedAgain = async (content: readonly object[]): Promise<string[]> => {
  const [head, ...pages] = content
  const sign = createSignBundle('samsyn.example/replica-1', keyFromJwk(samsyn.checkpointKey))
  const bundle = asBundle({ head: head as never, pages: (async function* () { yield pages as never })(), prove: async (page) => page as never, sign })
  return linesOf((await bundle.toArray()).join(''))
}

const content = (): any[] => lines.slice(0, -1).map((line) => JSON.parse(line))

test('P8: an officer checks her signed export offline: entries to her own agency whole, of others\' just her part', async () => {
  const file = await holder.keep('opslag.bundle.jsonl', `${lines.join('\n')}\n`)
  const { whole, parts, unproven } = await check(lines)
  expect({ entries: whole + parts + unproven, unproven }).toEqual({ entries: lines.length - 3, unproven: 0 })
  expect(Math.min(whole, parts)).toBeGreaterThan(2)
  expect(await holder.verify('bundle', file)).toEqual({
    code: 0, error: '', out: expect.stringMatching(/^eksporten holder \/ the bundle holds: samsyn\.example\/replica-1, \d+ opslag \/ entries\n {2}\d+ hele/),
  })
  expect(JSON.parse(lines[0]!)).toMatchObject({ party: 'CMM', purpose: 'OVERSIGHT', reason: 'kvartalsvis kontrol', recorded: { log: 'replica-1' } })
})

test('P2: of what another agency was given, a bundle holds the leaf\'s hash and no byte of the leaf', () => {
  const others = content().filter(({ entry }) => entry && entry.recipient !== 'CMM')
  for (const line of others) expect(Object.keys(line)).toEqual(['entry', 'hash', 'path'])
  expect(new Set(others.flatMap(({ entry }) => entry.controllers))).toEqual(new Set(['CMM']))
})

test('of what her own agency asked, a bundle holds the very bytes of the leaf, also where something was withheld', () => {
  const own = content().filter(({ entry }) => entry?.recipient === 'CMM')
  for (const { leaf, entry } of own) expect(JSON.parse(leaf).disclosureId).toBe(entry.disclosureId)
  expect(own.filter(({ entry }) => entry.withheld > 0).length).toBeGreaterThan(0)
})

test('every single entry has its line: the bundle is what JSON Lines of the same search are', async () => {
  const filter = { until: content()[0].at }
  const reply = await fetch(`${samsyn.url}/oversight/export`, {
    method: 'POST', headers: await samsyn.headersOf('dpo', 'OVERSIGHT'),
    body: JSON.stringify({ reason: 'kvartalsvis kontrol', format: 'jsonl', filter }),
  })
  expect(content().flatMap(({ entry }) => entry ?? [])).toEqual(linesOf(await reply.text()).map((line) => JSON.parse(line)))
})

test('what is younger than the checkpoint is signed and not yet proven, and the bundle says so', async () => {
  witnesses.forEach((witness) => witness.reach(false))
  await samsyn.as('sara').for('ASSISTANCE').case('joy', '{ police { hearingDate } }')
  await untilIndexed(samsyn)
  const young = linesOf(await exported('dpo'))
  witnesses.forEach((witness) => witness.reach(true))
  expect((await check(young)).unproven).toBeGreaterThan(0)
})

describe('P8: a bundle that was changed is refused', () => {
  test('whatever line is dropped, doubled, or swapped with the next', async () => {
    for (let at = 0; at < lines.length; at += 1) {
      expect(await whyNot(lines.toSpliced(at, 1))).not.toBe('it holds')
      expect(await whyNot(lines.toSpliced(at, 0, lines[at]!))).not.toBe('it holds')
      if (at + 1 < lines.length) expect(await whyNot(lines.toSpliced(at, 2, lines[at + 1]!, lines[at]!))).not.toBe('it holds')
    }
  })

  test('whatever bit of any line is flipped', async () => {
    for (const [at, line] of lines.entries()) for (const share of [0.1, 0.5, 0.97]) {
      const bytes = Buffer.from(line)
      bytes[Math.floor(share * bytes.length)]! ^= 1
      expect(await whyNot(lines.with(at, bytes.toString()))).not.toBe('it holds')
    }
  })

  test('and the first thing that does not hold is named', async () => {
    const at = content().findIndex(({ leaf }) => leaf)
    expect(await whyNot(lines.with(at, lines[at]!.replace(/"employee":"[^"]*"/, '"employee":"en-anden"'))))
      .toBe(`line ${at + 1}: its \`employee\` is another than its leaf says`)
    expect(await whyNot(lines.with(at, lines[at]!.replace('"path":["', '"path":["AAAA').replace(/(AAAA[^"]*)[^"]{4}"/, '$1"'))))
      .toMatch(new RegExp(`^line ${at + 1}: leaf \\d+ is not in the tree of \\d+ leaves of \`replica-1\`$`))
    const part = content().findIndex(({ hash }) => hash)
    expect(await whyNot(lines.with(part, lines[part]!.replace(/"reason":"[^"]*"/, '"reason":"noget andet"')))).toBe('the bundle is not the one that was signed')
    expect(await whyNot(lines.slice(0, -1))).toBe('the bundle has no signature: it was cut short')
    expect(await whyNot(lines.toSpliced(-2, 1))).toBe(`the bundle has ${lines.length - 4} entries, and was signed with ${lines.length - 3}`)
    expect(await whyNot(['{}', ...lines])).toBe('it is not a bundle')
    expect(await whyNot([])).toBe('it is not a bundle')
    const cut = await holder.keep('cut', lines.join('\n'))
    expect(await holder.verify('bundle', cut)).toEqual({ code: 6, out: '', error: 'the bundle is cut in the middle of a line\n' })
  })

  test('when another key signed it, or the checkpoint is one of another log', async () => {
    const other = await makeSigningKey('trail-2')
    const sign = createSignBundle('samsyn.example/replica-1', keyFromJwk(other.privateKey))
    expect(await whyNot(lines.with(-1, JSON.stringify({ signature: sign({ entries: lines.length - 3, sha256: '' }) }))))
      .toBe('the bundle is not signed by a log that is trusted')
    const text = JSON.parse(lines[1]!).checkpoint.split('\n\n')[0] + '\n'
    const forged = `${text}\n${createNoteSigner('samsyn.example/replica-1', other.privateKey).sign(text)}`
    expect(await whyNot(lines.with(1, JSON.stringify({ checkpoint: forged })))).toMatch(/^line 2: the checkpoint of .* is not signed by a log that is trusted$/)
  })

  test('even when the log\'s own key signs it again: an entry that is whole says what its leaf says, and the leaf stands in the trail', async () => {
    expect(await whyNot(await signedAgain(content()))).toBe('it holds')
    const at = content().findIndex(({ entry }) => entry?.given > 0 && entry.recipient === 'CMM')
    for (const [name, value] of Object.entries({ at: '2026-01-01T00:00:00.000Z', reason: 'x', given: 0, outcome: 'WITHHELD', facts: [], exchanges: ['X99'], case: null })) {
      const told = content()
      told[at].entry[name] = value
      expect(await whyNot(await signedAgain(told))).toBe(`line ${at + 1}: its \`${name}\` is another than its leaf says`)
    }
    const rewritten = content()
    rewritten[at].entry.reason = 'x'
    rewritten[at].leaf = rewritten[at].leaf.replace(/"reason":"[^"]*"/, '"reason":"x"')
    expect(await whyNot(await signedAgain(rewritten))).toMatch(/^line \d+: leaf \d+ is not in the tree of/)
    const hidden = content()
    hidden[at].path = null
    expect(await whyNot(await signedAgain(hidden))).toMatch(/^line \d+: leaf \d+ of `replica-1` has no proof$/)
  })
})

test('of what was discarded it holds the leaf\'s hash alone, also of her own agency\'s: the bytes say what was planned', async () => {
  const log = await aTrail(samsyn.database.url, 'discarding')
  await log.append({ restsOn: [], entries: [aDisclosureEntry({
    kind: 'disclosureDiscarded', handle: samsyn.handleOf('joy', 'sara'), actor: { party: 'CMM', client: 'c', employee: 'cmm-1207', role: 'contactPerson' },
  })] })
  await log.close()
  await untilIndexed(samsyn)
  const bundle = await exported('dpo', { outcomes: ['DISCARDED'] })
  expect(JSON.parse(linesOf(bundle)[1] ?? '')).toEqual({ entry: expect.objectContaining({ outcome: 'DISCARDED' }), hash: expect.any(String), path: null })
  expect(bundle).not.toContain('police.encounterDate')
})
