import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const page = readFileSync('SECURITY.md', 'utf8')
const named = [...page.matchAll(/`(tests\/[^`]+?\.test\.ts)(?: › ([^`]+))?`/g)].map(([, file = '', title]) => ({ file, title }))
const threats = page.slice(page.indexOf('## Who might'), page.indexOf('## Whom and what'))
  .split('\n').filter((line) => /^\| (?!---|\w+ tr(y|ies) \|)/.test(line))
const promises = page.slice(page.indexOf('## What is guaranteed'), page.indexOf('## What is the agency')).split('\n').flatMap((line) => {
  const [, promise = ''] = /^\| (P\d+) /.exec(line) ?? []
  return promise ? [{ promise, files: [...line.matchAll(/`(tests\/[^`]+?\.test\.ts)`/g)].map(([, file = '']) => file) }] : []
})

describe('SECURITY.md', () => {
  test.each([...new Set(named.map(({ file }) => file))])('names a file of tests that there is: %s', (file) => {
    expect(existsSync(file)).toBe(true)
  })

  test.each(named.filter(({ title }) => title !== undefined))('names a test that there is: $title', ({ file, title = '' }) => {
    expect(readFileSync(file, 'utf8').replaceAll('\\\'', '\'')).toContain(`${title}'`)
  })

  test.each(promises)('names for $promise tests that bear its number', ({ promise, files }) => {
    const names = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:test|describe)\b.*?\((['`])(.*?)\1/g)].map(([, , name]) => name))
    expect(names.filter((name) => new RegExp(`\\b${promise}\\b`).test(name ?? ''))).not.toEqual([])
  })

  test('has a test for each threat', () => {
    expect(threats.length).toBeGreaterThan(30)
    expect(promises.map(({ promise }) => promise)).toEqual(Array.from({ length: 12 }, (_, index) => `P${index + 1}`))
    expect(threats.filter((threat) => !/`tests\/[^`]+`/.test(threat))).toEqual([])
  })
})
