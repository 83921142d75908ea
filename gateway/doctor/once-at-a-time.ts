interface OnceDeps<T> {
  readonly work: (at: Date) => Promise<T>
  /** Milliseconds for which what came of it is told again. */
  readonly fresh: number
  readonly now: () => Date
}

/** Work of which there is never more than one under way: who asks meanwhile, or soon after, gets what came of it. A failure is not kept. */
export const onceAtATime = <T>({ work, fresh, now }: OnceDeps<T>): (() => Promise<T>) => {
  let latest: Promise<T> | undefined
  let until = -Infinity
  return () => {
    const at = now()
    if (latest && at.getTime() < until) return latest
    until = Infinity
    latest = work(at)
    latest.then(() => { until = now().getTime() + fresh }, () => { until = -Infinity })
    return latest
  }
}
