import { readFileSync } from 'node:fs'
import { buildSchema, isEnumType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXAMPLES } from '../../build/contract-document/examples.ts'
import { FIRST_ANSWER } from '../../build/contract-document/first-example.ts'
import { removalTable } from '../../build/contract-document/removal-table.ts'
import { RECEIPT_FIELDS } from '../../build/contract-document/texts.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { CONTRACT, FACTS } from '../../schema/facts.ts'
import { saidIn } from '../../schema/label.ts'
import { valueAt } from '../../schema/pick.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { sdl } from '../../schema/sdl.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'

const read = (file: string): string => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8')

const TEXT = read('kontrakt.md')

/** The operations as they stand in the document. */
const OPERATIONS = [...TEXT.matchAll(/```graphql\n(query .*?)\n```/gs)].map(([, query]) => query ?? '')

/** A story in which what each purpose asks for can be given. */
const STORIES: Readonly<Partial<Record<Purpose, string>>> = {
  IDENTIFICATION: 'samira', ASSISTANCE: 'mira', RESIDENCE_DECISION: 'daria', INVESTIGATION: 'daria', NON_PUNISHMENT: 'daria',
  PREPARED_RETURN: 'joy', DEPARTURE: 'samira', COORDINATION: 'mira', VITAL_INTERESTS: 'mira',
}

const [FIRST, ...REST] = OPERATIONS

const RUNS = EXAMPLES.map((one, index) => ({ ...one, query: REST[index] ?? '', story: STORIES[one.purpose] ?? '' }))

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterAll(() => samsyn.close())

const send = async (persona: string, purpose: Purpose, query: string | undefined, asked: string | null) =>
  samsyn.send(await samsyn.issuer.token(persona, purpose), { query, variables: { asked, reason: 'prøver eksemplet i dokumentet' } })

describe('what the document shows', () => {
  test('ulla is answered of blessing, for whom no consent stands, just what the document shows', async () => {
    const { body } = await send('ulla', 'IDENTIFICATION', FIRST, samsyn.fileNumberOf('blessing', 'ulla'))
    expect(TEXT).toContain(JSON.stringify(FIRST_ANSWER, null, 2))
    expect(body.data).toEqual(FIRST_ANSWER.data)
    expect(Object.keys(body.extensions.receipt)).toEqual(Object.keys(FIRST_ANSWER.extensions.receipt))
  })

  test('there is an example for each purpose that gives facts of a case, and no other', () => {
    expect(EXAMPLES.map(({ purpose }) => purpose)).toEqual(EXCHANGES.map(({ purpose }) => purpose))
    expect(REST).toHaveLength(RUNS.length)
  })

  test.each(RUNS)('$persona sends the operation for $purpose as it stands there, and is given facts of $story', async (run) => {
    const { purpose, persona, by, query, story } = run
    const asked = by === 'handle' ? samsyn.handleOf(story, persona) : samsyn.fileNumberOf(story, persona)
    const { status, body } = await send(persona, purpose, query, asked)
    expect([status, body.errors]).toEqual([200, undefined])
    const view = body.data?.['case'] ?? body.data?.['caseByFileNumber']
    expect(view.unavailable).toEqual([])
    expect(view.withheld.filter(({ because }: { because: string }) => because === 'NOT_PERMITTED')).toEqual([])
    expect(FACTS.filter(({ view: name, path }) => (valueAt(view[name] ?? {}, path) ?? null) !== null)).not.toEqual([])
    expect(Object.keys(body.extensions.receipt)).toEqual(RECEIPT_FIELDS.map(([name]) => name))
  })
})

test('Read schema documentation with Danish descriptions, examples and removal dates; be warned six months before a field goes.', () => {
  for (const type of Object.values(CONTRACT.getTypeMap()).filter((one) => isEnumType(one) && !one.name.startsWith('__')))
    expect(TEXT).toContain(`### ${type.name}\n\n${saidIn(type.description)?.da}`)
  expect(RUNS.length).toBeGreaterThan(8)
  expect(TEXT).toContain(`## Det, der udgår\n\nDet, der udgår, varsles mindst seks måneder før.`)
  expect(TEXT).toContain(removalTable(CONTRACT))
  const announced = (place: string, on: string): string => `extend type CaseView { ${place}: String @deprecated(reason: `
    + `"Varslet 2026-11-22, udgår ${on}: brug \`CaseView.id\`. / Announced 2026-11-22, goes ${on}: use \`CaseView.id\`.") }`
  expect(removalTable(buildSchema([sdl, announced('later', '2027-08-01'), announced('sooner', '2027-05-22')].join('\n')))).toBe([
    '| Sted | Varslet | Udgår | Brug i stedet |', '| --- | --- | --- | --- |',
    '| `CaseView.sooner` | 2026-11-22 | 2027-05-22 | `CaseView.id` |',
    '| `CaseView.later` | 2026-11-22 | 2027-08-01 | `CaseView.id` |',
  ].join('\n'))
  expect(() => removalTable(buildSchema(`${sdl}\n${announced('tooSoon', '2027-05-21')}`))).toThrow('goes before six months are over')
})

describe('what the document says', () => {
  test('each fact stands there once, with who gets it', () => {
    for (const { field } of FACTS) {
      const rows = TEXT.split('\n').filter((line) => line.startsWith(`| \`${field}\` |`))
      expect([field, rows.length, rows[0]?.split(' | ').length]).toEqual([field, 1, 5])
    }
  })

  test('a fact that no exchange gives is given to nobody, and one that a firewall withholds as well', () => {
    for (const field of ['cmm.healthNeeds', 'cmm.name', 'immigration.permitValidTo'])
      expect(TEXT).toMatch(new RegExp(`^\\| \`${field.replace('.', '\\.')}\` \\|.*\\| gives ikke til nogen \\|$`, 'm'))
    expect(TEXT).toMatch(/^\| `cmm\.safeHouseAddress` \|.* \| \[X31 VITAL_INTERESTS\]\(udveksling\.md#[^)]+\): NEC \([^)]+\) \|$/m)
  })

  test('each link leads to a heading or a file that there is', () => {
    for (const [, file, anchor] of TEXT.matchAll(/\]\(([\w.-]*)(?:#([^)]+))?\)/g)) {
      const headings = [...(file ? read(file) : TEXT).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? '')
      const anchors = headings.map((heading) => heading.toLowerCase().replaceAll(/[`(),.:'/»«]/g, '').replaceAll(' ', '-'))
      if (anchor) expect([file, anchors.includes(anchor) && anchor]).toEqual([file, anchor])
    }
  })

  test('the committed contract is read by any tool of GraphQL', () => {
    expect(() => buildSchema(read('contract.graphql'))).not.toThrow()
  })
})
