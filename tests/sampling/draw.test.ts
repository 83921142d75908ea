import { describe, expect, test } from 'vitest'
import { commitmentToNonce, drawSample, seedOf, type Stratum } from '../../policies/sampling/draw.ts'
import type { Candidate, ChangeMade } from '../../policies/sampling/explanations.ts'
import { fc } from '../properties.ts'

const AT = Date.parse('2026-03-02T10:00:00.000Z')
const HOUR = 3_600_000

const candidate = (leaf: number, over: Partial<Candidate> = {}): Candidate => ({
  log: 'g', leaf: String(leaf), at: AT, recipient: 'NEC', employee: `nec-${leaf % 7}`, role: 'investigator', purpose: 'INVESTIGATION',
  handle: `handle-${leaf % 11}`, controllers: ['CMM'], brokeGlass: false, ...over,
})
const CANDIDATES = Array.from({ length: 400 }, (_, leaf) => candidate(leaf))
const ALL: readonly Stratum[] = [{ recipient: null, purpose: null, role: null, size: 10 }]
const CHANCE = { nonce: 'a'.repeat(64), log: 'g', size: '401', root: 'b'.repeat(64) }

const placesOf = (candidates: readonly Candidate[], chance = CHANCE, strata = ALL): string[] =>
  drawSample(candidates, [], strata, seedOf(chance)).drawn.map((one) => one.candidate.leaf)

describe('the draw', () => {
  test('is the same for the same leaves, in whatever order they come', () => {
    fc.assert(fc.property(fc.shuffledSubarray(CANDIDATES, { minLength: 400 }), (shuffled) => {
      expect(placesOf(shuffled)).toEqual(placesOf(CANDIDATES))
    }), { numRuns: 20 })
  })

  test('is another when any part of its chance is another', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{64}$/)
    fc.assert(fc.property(hex, hex, fc.integer({ min: 402, max: 9_999 }), (nonce, root, size) => {
      for (const other of [{ nonce }, { root }, { size: String(size) }, { log: 'h' }])
        expect(placesOf(CANDIDATES, { ...CHANCE, ...other })).not.toEqual(placesOf(CANDIDATES))
    }), { numRuns: 50 })
  })

  test('gives each disclosure the same chance', () => {
    const times = new Map<string, number>()
    for (let round = 0; round < 2_000; round += 1)
      for (const leaf of placesOf(CANDIDATES.slice(0, 40), { ...CHANCE, size: String(round) })) times.set(leaf, (times.get(leaf) ?? 0) + 1)
    expect(times.size).toBe(40)
    for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(120)
  })

  test('leaves one disclosure out and draws the others as before: nobody is drawn in place of another but the next', () => {
    const drawn = placesOf(CANDIDATES)
    const without = placesOf(CANDIDATES.filter(({ leaf }) => leaf !== drawn[0]))
    expect(without.slice(0, 9)).toEqual(drawn.slice(1))
  })

  test('takes from each stratum its number, each disclosure from the first that it fits', () => {
    const mixed = [...CANDIDATES.slice(0, 30), ...Array.from({ length: 30 }, (_, leaf) => candidate(1_000 + leaf, { recipient: 'UDLST' }))]
    const strata: readonly Stratum[] = [
      { recipient: 'UDLST', purpose: null, role: null, size: 4 }, { recipient: null, purpose: null, role: 'investigator', size: 3 },
      { recipient: null, purpose: null, role: null, size: 5 },
    ]
    const { drawn, population } = drawSample(mixed, [], strata, seedOf(CHANCE))
    expect(drawn.map(({ candidate: { recipient }, stratum }) => `${stratum} ${recipient}`)).toEqual([...Array(4).fill('0 UDLST'), ...Array(3).fill('1 NEC')])
    expect(population).toBe(60)
  })

  test('leaves out what rules explain, counts it by rule, and all adds up', () => {
    const change = (over: Partial<ChangeMade>): ChangeMade => ({ recipient: 'NEC', employee: 'nec-1', handle: 'own', at: AT - HOUR, ...over })
    const changes = [change({}), change({ handle: 'task', at: AT + HOUR }), change({ handle: 'later', at: AT + 25 * HOUR }), change({ employee: 'nec-2', handle: 'another' })]
    const by = (handle: string, leaf: number, over: Partial<Candidate> = {}) => candidate(leaf, { employee: 'nec-1', handle, ...over })
    const { population, explained, drawn } = drawSample([
      by('own', 1), by('task', 2), by('later', 3), by('another', 4), by('none', 5, { controllers: ['SAMSYN'] }), by('none', 6, { brokeGlass: true }),
    ], changes, ALL, seedOf(CHANCE))
    expect(explained).toEqual({ breakGlass: 1, controlDataOnly: 1, registeredOnCase: 1, withinTask: 1 })
    expect(drawn.map((one) => one.candidate.leaf).sort()).toEqual(['3', '4'])
    expect(population).toBe(6)
  })

  test('a nonce is committed to by its SHA-256', () => {
    expect(commitmentToNonce('00'.repeat(32))).toBe('60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55')
  })
})
