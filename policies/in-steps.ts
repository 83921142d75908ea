/** Work in steps, none of them long: whoever drives it may let other work in between. */
export type InSteps<T> = Generator<undefined, T, undefined>

/** All the steps at a stretch. */
export const atOnce = <T>(work: InSteps<T>): T => {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}
