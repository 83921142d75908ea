/** A clock that goes on from where it was when the one that it reads is set back: what it measures is never shortened. */
export const createSteadyClock = (now: () => Date): (() => Date) => {
  let last = -Infinity
  let setBack = 0
  return () => {
    const read = now().getTime()
    if (read < last) setBack += last - read
    last = read
    return new Date(read + setBack)
  }
}
