/** Does the work over and over, so many milliseconds after it last ended, until stopped; `stop` waits for it to end. */
export const repeatedly = (work: () => Promise<void>, milliseconds: number): { stop(): Promise<void> } => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()
  const wait = (): void => {
    if (!stopped) timer = setTimeout(() => { working = work().finally(wait) }, milliseconds).unref()
  }
  wait()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
      return working
    },
  }
}
