import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const page = readFileSync('SECURITY.md', 'utf8')
const named = [...page.matchAll(/`(tests\/[^`]+?\.test\.ts)(?: › ([^`]+))?`/g)].map(([, file = '', title]) => ({ file, title }))
const threats = page.slice(page.indexOf('## Who might'), page.indexOf('## Whom and what'))
  .split('\n').filter((line) => /^\| (?!---|\w+ tr(y|ies) \|)/.test(line))

describe('SECURITY.md', () => {
  test.each([...new Set(named.map(({ file }) => file))])('names a file of tests that there is: %s', (file) => {
    expect(existsSync(file)).toBe(true)
  })

  test.each(named.filter(({ title }) => title !== undefined))('names a test that there is: $title', ({ file, title = '' }) => {
    expect(readFileSync(file, 'utf8').replaceAll('\\\'', '\'')).toContain(`${title}'`)
  })

  test('has a test for each threat', () => {
    expect(threats.length).toBeGreaterThan(30)
    expect(threats.filter((threat) => !/`tests\/[^`]+`/.test(threat))).toEqual([])
  })
})
