/**
 * Milliseconds in which something is to be heard of an answer: a second less than the gateway keeps a line on which nothing is
 * said, since a browser sends by itself once more what was on a line that is cut (RFC 9110 §9.2.2).
 */
const LONGEST = 29_000

/** Gives up an answer of which nothing has been heard for too long, by a `TimeoutError`. */
export interface Patience {
  readonly signal: AbortSignal
  /** Something came: it may take as long again. */
  readonly heard: () => void
}

export const createPatience = (): Patience => {
  const given = new AbortController()
  let running: ReturnType<typeof setTimeout> | undefined
  const heard = (): void => {
    clearTimeout(running)
    running = setTimeout(() => given.abort(new DOMException('nothing was heard', 'TimeoutError')), LONGEST)
  }
  heard()
  return { signal: given.signal, heard }
}
