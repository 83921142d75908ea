/** A number below this tells of persons. */
const SMALLEST = 5

/**
 * A count that whoever asks can narrow at will, in whole fives: fewer than five are none, and no two answers differ by a
 * small number (F11).
 */
export const inFives = (count: number): number => count - (count % SMALLEST)

/**
 * Counts of which the sum is known, without those below five and those that the others give away: what is held back sums to
 * five or more, and is never a single count (F11; HP19 · Viden og oplysning; GDPR art. 89). Null where held back.
 */
export const withoutSmallNumbers = <Key extends string>(counts: ReadonlyMap<Key, number>): ReadonlyMap<Key, number | null> => {
  const rising = [...counts].sort(([, a], [, b]) => a - b)
  const small = rising.filter(([, count]) => count < SMALLEST).length
  const held = small === 0 ? 0 : rising.findIndex((_, index) =>
    index + 1 >= Math.max(small, 2) && rising.slice(0, index + 1).reduce((sum, [, count]) => sum + count, 0) >= SMALLEST) + 1
  const shown = new Set(held === 0 && small > 0 ? [] : rising.slice(held).map(([key]) => key))
  return new Map([...counts].map(([key, count]) => [key, shown.has(key) ? count : null]))
}
