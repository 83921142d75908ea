import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const TESTS = new URL('../', import.meta.url)

test('every property is tried with the one seed: fast-check is taken from where that is set', () => {
  const taking = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && /from ["']fast-check/.test(readFileSync(new URL(path, TESTS), 'utf8')))
  expect(taking).toEqual(['properties.ts'])
})
