/** Numbers that look random and are the same on every machine: for synthetic cases, never for keys. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True in `part` of `whole` cases. */
  chance(part: number, whole: number): boolean
  pick<T>(items: readonly T[]): T
  /** One of the items, each as often as its weight says. */
  share<T>(weights: readonly (readonly [T, number])[]): T
  /** 16 bytes. */
  bytes(): Buffer
}

/** The generator sfc32 (C. Doty-Humphrey, PractRand): one stream to a seed and a stream number. */
export const createRandom = (seed: number, stream: number): Random => {
  let [a, b, c, counter] = [seed | 0, stream | 0, 0, 1]
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 15; round++) word()

  const below = (limit: number): number => Math.floor((word() / 2 ** 32) * limit)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (part, whole) => below(whole) < part,
    pick: <T>(items: readonly T[]): T => items[below(items.length)] as T,
    share: <T>(weights: readonly (readonly [T, number])[]): T => {
      let left = below(weights.reduce((total, [, weight]) => total + weight, 0))
      return (weights.find(([, weight]) => (left -= weight) < 0) as readonly [T, number])[0]
    },
    bytes: () => {
      const bytes = Buffer.alloc(16)
      for (let at = 0; at < 16; at += 4) bytes.writeUInt32BE(word(), at)
      return bytes
    },
  }
}
