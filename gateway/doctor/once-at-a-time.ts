interface OnceDeps<T> {
  readonly work: (at: Date) => Promise<T>
  /** Milliseconds for which what came of it is told again. */
  readonly fresh: number
  readonly now: () => Date
}

/**
 * Work of which there is never more than one under way: who asks meanwhile, or soon after, gets what came of it. A failure is
 * not kept, nor anything once the clock is set back.
 */
export const onceAtATime = <T>({ work, fresh, now }: OnceDeps<T>): (() => Promise<T>) => {
  let latest: Promise<T> | undefined
  let since = Infinity
  let until = -Infinity
  return () => {
    const at = now()
    if (latest && since <= at.getTime() && at.getTime() < until) return latest
    since = -Infinity
    until = Infinity
    latest = work(at)
    latest.then(() => {
      since = now().getTime()
      until = since + fresh
    }, () => { until = -Infinity })
    return latest
  }
}
