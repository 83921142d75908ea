import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ACTION_PLANS } from '../../policies/action-plans.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { GOVERNANCE } from '../../policies/governance.ts'
import { LEGAL_BASES } from '../../policies/legal-bases.ts'
import { PATTERNS } from '../../policies/patterns.ts'
import { PERMISSIONS } from '../../policies/permissions.ts'
import { OVERSIGHT } from '../../policies/permissions/oversight.ts'
import { RETENTION } from '../../policies/retention.ts'
import { SEAL_GROUNDS } from '../../policies/sealing/seal-reasons.ts'
import { SECRECY_LIFTED_BY } from '../../policies/secrecy.ts'
import { SOURCES } from '../../policies/sources.ts'

const HOUSE = new URL('../../', import.meta.url)
/** `docs` are made of the policies. */
const FOLDERS = ['policies', 'schema', 'gateway', 'agencies', 'console', 'prisma', 'tests']

const FILES = [
  'SECURITY.md', 'README.md',
  ...FOLDERS.flatMap((folder) => readdirSync(new URL(folder, HOUSE), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`)),
].filter((path) => /\.(tsx?|graphql|prisma|json|md|txt)$/.test(path) && !/node_modules|citations\.test/.test(path))

/** A document's code, where more is said than that it is meant. */
const CODE = new RegExp(`\\b(${SOURCES.map(({ code }) => code).join('|')})(?= (·|§|kap\\.|ch\\.))`, 'g')

const PLACES = SOURCES.flatMap(({ places }) => places)

/** A text on one line, without what comments and divided strings put between its words. */
const unbroken = (text: string): string => text.replace(/'\s*\n\s*\+ '/g, '').replace(/\s*\n\s*(\*|\/\/\/?)?\s*/g, ' ')

/** What a text cites: from a document's code on, as far as a citation could go. */
const citedIn = (text: string): readonly string[] => {
  const line = unbroken(text)
  return [...line.matchAll(CODE)].map(({ index }) => line.slice(index, index + 120))
}

const CITED = FILES.map((path) => ({ path, cited: citedIn(readFileSync(new URL(path, HOUSE), 'utf8')) }))

/** Whether a known place ends there: more words may follow a section, and none a heading. */
const isPlace = (cited: string): boolean => PLACES.some((place) =>
  cited.startsWith(place) && (place.includes('·') ? /^($|[;.:)'"`]| \()/ : /^($|[;.:)'"`]| [(a-zæøå])/).test(cited.slice(place.length)))

const LAW = new RegExp([
  '^(GDPR|direktiv \\(EU\\) 2016/680) art\\. \\d+(, stk\\. \\d+(, litra [a-z])?)?$',
  '^(databeskyttelsesloven|retshåndhævelsesloven|udlændingeloven|hjemrejseloven|forvaltningsloven|straffeloven|retsplejeloven)'
    + ' § \\d+( [a-e])?(, stk\\. \\d+( og stk\\. \\d+)?(, nr\\. \\d+( og \\d+)?)?)?(, jf\\. § \\d+ [a-e])?$',
  '^(serviceloven|barnets lov)$',
].join('|'))

/** Everything that the policies say of where they have it from. */
const SAID = [
  ...EXCHANGES.flatMap(({ exchanges }) => exchanges.flatMap(({ grants }) => grants)), ...FIREWALLS, ...ACTION_PLANS, ...PATTERNS,
  ...Object.values(PERMISSIONS).flat(), ...Object.values(OVERSIGHT), ...Object.values(GOVERNANCE).flat(), ...Object.values(RETENTION),
  ...Object.values(SEAL_GROUNDS),
].map(({ source }) => source).concat([...LEGAL_BASES, ...Object.values(SECRECY_LIFTED_BY)].map(({ citation }) => citation))

describe('a lawyer finds what is cited', () => {
  test('each heading that is named anywhere in the house is one of the document, spelled as it is there', () => {
    expect(CITED.flatMap(({ path, cited }) => cited.filter((one) => !isPlace(one)).map((one) => `${path}: ${one}`))).toEqual([])
  })

  test('each rule of the policies names a heading, or a law in the one form that the house has for it', () => {
    expect(SAID.flatMap((said) => said.split('; ')).filter((one) => !PLACES.includes(one) && !LAW.test(one))).toEqual([])
  })

  test('each place that is listed is cited somewhere', () => {
    const cited = CITED.filter(({ path }) => path !== 'policies/sources.ts').flatMap((one) => one.cited)
    expect(PLACES.filter((place) => !cited.some((one) => one.startsWith(place)))).toEqual([])
  })

  test.each([
    'HP19 · Identification af ofre', 'HP19 · Viden', 'HP19 · Bistand og støtte til ofre', 'SR09 §3, §5', 'SR09 §11', 'STROM ch. 5',
    'STROM kap. 5, Tavshedspligt', 'HP19 · Oversigt',
  ])('is not fooled by `%s`', (cited) => {
    expect(citedIn(`(${cited})`).map(isPlace)).toEqual([false])
  })

  test.each(['GDPR art. 6(1)(e)', 'GDPR 15', 'udlændingeloven § 33(14)', 'udlændingeloven § 33 stk. 14', 'straffelovens § 262 a'])(
    'nor by a law in another form: `%s`', (cited) => {
      expect(LAW.test(cited)).toBe(false)
    })
})
