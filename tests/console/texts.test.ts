import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Texts = { readonly [key: string]: string | Texts }

const keysOf = (texts: Texts, above = ''): string[] => Object.entries(texts).flatMap(([key, value]) =>
  typeof value === 'string' ? [`${above}${key}`] : keysOf(value, `${above}${key}.`))

const read = (language: string): Texts => JSON.parse(readFileSync(`console/texts/${language}.json`, 'utf8')) as Texts
const textAt = (texts: Texts, key: string): string =>
  key.split('.').reduce<Texts | string>((within, name) => (within as Texts)[name] ?? '', texts) as string

const danish = read('da')
const english = read('en')
const sources = readdirSync('console', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated'))
  .map((file) => readFileSync(`console/${file}`, 'utf8')).join('\n')
const filled = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()

describe('the console\'s texts', () => {
  test('say the same things in Danish and in English', () => {
    expect(keysOf(english)).toEqual(keysOf(danish))
    expect(keysOf(danish).length).toBeGreaterThan(50)
  })

  test('are filled with the same values in both', () => {
    const differing = keysOf(danish).filter((key) =>
      filled(textAt(danish, key)).join() !== filled(textAt(english, key)).join())
    expect(differing).toEqual([])
  })

  test('are all used', () => {
    const unused = keysOf(danish).map((key) => key.replace(/_(one|other)$/, '')).filter((key) =>
      !sources.includes(`'${key}'`) && !sources.includes(`\`${key.replace(/\.\w+$/, '')}.${'${'}`))
    expect(unused).toEqual([])
  })

  test('have words for each act that the trail names', () => {
    const acts = readdirSync('gateway', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(`gateway/${file}`, 'utf8').matchAll(/(?:name|act): '(\w+)',\s*(?:handle|details|operations|subject|law)/g)])
      .map(([, act = '']) => act)
    expect(acts.length).toBeGreaterThan(20)
    expect(acts.filter((act) => textAt(danish, `log.acts.${act}`) === '')).toEqual([])
  })

  test('are never empty', () => {
    expect([danish, english].flatMap((texts) => keysOf(texts).filter((key) => textAt(texts, key).trim() === ''))).toEqual([])
  })
})
