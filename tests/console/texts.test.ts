import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../gateway/trail/entry.ts'
import { OVERSIGHT_ACTS } from '../../policies/permissions/oversight.ts'
import { CHANGE_NAMES } from '../../policies/words/control-change.ts'

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

/** Where the gateway names what a leaf says was done. */
const ACT = /(?:(?:name|act): |bound, [\w.]+, )'(\w+)',\s+(?:handle|reason|details|operations|\{)/g
/** What a log says of itself, by the kind of its leaf. */
const OWN_ACTS: readonly Entry['kind'][] = ['logOpened', 'logClosed', 'keysChanged', 'erasure']

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
    const unused = keysOf(danish).map((key) => key.replace(/_(zero|one|other)$/, '')).filter((key) =>
      !sources.includes(`'${key}'`) && !sources.includes(`\`${key.replace(/\.\w+$/, '')}.${'${'}`))
    expect(unused).toEqual([])
  })

  test('are never empty', () => {
    expect([danish, english].flatMap((texts) => keysOf(texts).filter((key) => textAt(texts, key).trim() === ''))).toEqual([])
  })

  test('have words for each act that the trail names', () => {
    const written = readdirSync('gateway', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(`gateway/${file}`, 'utf8').matchAll(ACT)].map(([, act = '']) => act))
    expect(written).toEqual(expect.arrayContaining(['showWhatStops', 'policyInForce', 'whoCanSee', 'notifyCorrection']))
    const acts = new Set([...OVERSIGHT_ACTS, ...Object.keys(CHANGE_NAMES), ...OWN_ACTS, ...written])
    expect([...acts].filter((act) => textAt(danish, `log.acts.${act}`) === '')).toEqual([])
  })
})
