import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const GATEWAY = new URL('../../gateway/', import.meta.url)

/** Where it is asked whose something is, and not whether two who decide are two. */
const ALSO = ['http/trail-pages.ts', 'issuer/employee.ts', 'oversight/saved-searches.ts', 'policies/approve-policies.ts', 'sampling/explanations.ts']

test('whether two people are two is told by `isSamePerson` alone: nowhere else is one employee compared with another', () => {
  const comparing = readdirSync(GATEWAY, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && /\bemployee\s*[!=]==(?!\s*null)|[!=]==\s*(\w+\.)*employee\b/.test(readFileSync(new URL(path, GATEWAY), 'utf8')))
  expect(comparing.sort()).toEqual(ALSO)
})
