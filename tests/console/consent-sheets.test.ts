import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sheetIn, SHEET_LANGUAGES } from '../../console/pages/consents/sheet/sheet-words.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { factNamed } from '../../schema/facts.ts'

/** What a person can be asked to consent to: where an exchange rests on her consent. */
const asked = EXCHANGES.flatMap(({ purpose, exchanges }) => exchanges.flatMap(({ grants }) => grants)
  .filter(({ consent }) => consent !== 'none')
  .map(({ recipient, controller, facts }) =>
    ({ agency: recipient.agency, purpose, categories: facts.map((path) => factNamed(`${controller}.${path}`).category) })))

const wordless = (words: Readonly<Record<string, string>>, codes: readonly string[]): readonly string[] =>
  [...new Set(codes)].filter((code) => !words[code]?.trim())

test('each sheet that is written can be chosen, in her language and in no other', () => {
  const written = readdirSync('console/pages/consents/sheet').flatMap((file) => /^(.*)\.json$/.exec(file)?.[1] ?? [])
  expect([...SHEET_LANGUAGES].sort()).toEqual(written.sort())
  expect(new Set(SHEET_LANGUAGES.map((language) => sheetIn(language).title)).size).toBe(written.length)
})

test.each(SHEET_LANGUAGES)('whatever a person can consent to has plain words on her sheet (%s), and shows as no code', (language) => {
  const { agencies, purposes, categories } = sheetIn(language)
  expect(asked.length).toBeGreaterThan(8)
  expect(wordless(agencies, asked.map(({ agency }) => agency))).toEqual([])
  expect(wordless(purposes, asked.map(({ purpose }) => purpose))).toEqual([])
  expect(wordless(categories, asked.flatMap((one) => one.categories))).toEqual([])
})
