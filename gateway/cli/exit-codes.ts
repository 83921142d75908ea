import { CODES, type Code } from '../codes.ts'

/** How a command ended, for scripts. They stay as they are. */
export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3, notAvailable: 4, agencyDown: 5 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

const isNotAvailable = (code: Code): boolean => code.endsWith('_NOT_AVAILABLE') || code === 'POLICY_VERSION_UNKNOWN'

/** The exit code of an answer's code: what the gateway calls a bad request is a mistake in the use of the command. */
export const exitCodeOf = (code: Code): ExitCode => {
  if (isNotAvailable(code)) return EXIT.notAvailable
  const [status] = CODES[code]
  if (status >= 500) return EXIT.failed
  return status === 400 || status === 413 ? EXIT.usage : EXIT.refused
}
