import { afterAll, beforeAll, expect, test } from 'vitest'
import { aChangingContract } from './a-changing-contract.ts'

let contract: Awaited<ReturnType<typeof aChangingContract>>

beforeAll(async () => {
  contract = await aChangingContract()
})
afterAll(() => contract.close())

const FOR = '@purpose(is: ASSISTANCE, reason: "en prøve")'

const asked = async (text: string, variables = {}) => {
  const reply = await contract.ask(text, variables)
  const { data, errors, extensions } = await reply.json() as { data?: unknown; errors?: { extensions: unknown }[]; extensions?: Record<string, any> }
  const [deprecation, sunset] = ['deprecation', 'sunset'].map((name) => reply.headers.get(name))
  return { status: reply.status, data, refused: errors?.map((one) => one.extensions), extensions, deprecation, sunset }
}
const placesIn = (answer: Awaited<ReturnType<typeof asked>>): unknown => answer.extensions?.['removals'].map(({ place }: { place: string }) => place)

const NUMBER = {
  place: 'CaseView.oldNumber', announced: '2026-11-22', on: '2027-06-01', instead: 'CaseView.fileNumber', says: {
    da: 'Varslet 2026-11-22, udgår 2027-06-01: brug `CaseView.fileNumber`.',
    en: 'Announced 2026-11-22, goes 2027-06-01: use `CaseView.fileNumber`.',
  },
}
const WARNED = { deprecation: '@1795305600', sunset: 'Tue, 01 Jun 2027 00:00:00 GMT' }

test('a caller who uses a field that goes is answered as before, and warned with the day and what to use instead', async () => {
  for (const include of ['', '@include(if: true)'])
    expect(await asked(`query ${FOR} { case(id: "mira") { id oldNumber ${include} } }`)).toEqual({
      status: 200, data: { case: { id: 'mira', oldNumber: '42' } }, refused: undefined, ...WARNED,
      extensions: { receipt: expect.objectContaining({ disclosureId: 'd-1' }), removals: [NUMBER] },
    })
})

test('a caller who uses nothing that goes is told of nothing', async () => {
  expect(await asked(`query ${FOR} { case(id: "mira") { id fileNumber } }`)).toMatchObject({
    status: 200, extensions: { receipt: { log: 'replica-1' } }, deprecation: null, sunset: null,
  })
  expect((await asked(`query ${FOR} { case(id: "mira") { id } }`)).extensions).not.toHaveProperty('removals')
})

test('the same document is warned of again, in whatever fragment it names the field', async () => {
  const text = `query ($id: ID!) ${FOR} { case(id: $id) { ...old } } fragment old on CaseView { a: oldNumber b: oldNumber }`
  for (let time = 0; time < 2; time += 1) expect((await asked(text, { id: 'mira' })).extensions).toMatchObject({ removals: [NUMBER] })
})

test('a caller is warned of an argument, its value and an input\'s field, and by the first of the days', async () => {
  const page = await asked(`query ${FOR} { case(id: "mira") { oldNumber(style: LONG) } }`)
  expect(placesIn(page)).toEqual(['CaseView.oldNumber', 'Style.LONG'])
  expect(page).toMatchObject(WARNED)
  const found = await asked(`query ($old: String) ${FOR} { found(old: $old, like: { old: "x" }) }`)
  expect(placesIn(found)).toEqual(['Query.found(old:)', 'Like.old'])
  expect(found).toMatchObject({ deprecation: '@1795392000', sunset: 'Sun, 23 May 2027 00:00:00 GMT' })
})

test('P6: a refusal warns of the document alone, whatever the case; and what is no operation of the contract is just refused', async () => {
  const refused = await asked(`query ${FOR} { case(id: "nobody") { oldNumber } }`)
  expect(refused).toMatchObject({ refused: [{ code: 'CASE_NOT_AVAILABLE' }], ...WARNED })
  expect(refused.extensions).toMatchObject({ removals: [NUMBER] })
  expect(await asked(`query ${FOR} { case(id: "mira") { oldNumber noSuchField } }`)).toEqual({
    status: 400, data: undefined, refused: [{ code: 'OPERATION_INVALID' }], extensions: undefined, deprecation: null, sunset: null,
  })
})
