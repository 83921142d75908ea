/** Milliseconds between two readings. */
const READ_EVERY = 2_000

/**
 * What files hold, read again when it is asked for, every two seconds at most: new ones are taken up without a start. What
 * cannot be read, as while one of them is replaced and not yet the other, is not: the former stays.
 * @throws what the first reading throws.
 */
export const keepUpWith = <T>(read: () => T): (() => T) => {
  let kept = read()
  let readAt = performance.now()
  const readAgain = (): T => {
    try {
      return read()
    } catch {
      return kept
    }
  }
  return () => {
    if (performance.now() - readAt >= READ_EVERY) {
      readAt = performance.now()
      kept = readAgain()
    }
    return kept
  }
}
