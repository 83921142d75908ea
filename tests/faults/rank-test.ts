/**
 * The Mann-Whitney rank test (normal approximation, ties at their mean rank): how many standard deviations the ranks of
 * one sample lie from what they would be if both were drawn from the same distribution.
 */
export const rankTest = (one: readonly number[], other: readonly number[]): number => {
  const all = [...one.map((value) => ({ value, mine: true })), ...other.map((value) => ({ value, mine: false }))]
    .sort((a, b) => a.value - b.value)
  let ranks = 0
  for (let start = 0, end; start < all.length; start = end) {
    end = start
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1
    const meanRank = (start + 1 + end) / 2
    ranks += meanRank * all.slice(start, end).filter(({ mine }) => mine).length
  }
  const [n, m] = [one.length, other.length]
  const u = ranks - n * (n + 1) / 2
  return (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12)
}
