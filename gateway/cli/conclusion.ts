import type { ExitCode } from './exit-codes.ts'

/** How a command ended: what it prints (an answer as it came is printed as JSON), and its exit code. */
export interface Conclusion {
  readonly output: unknown
  readonly exitCode: ExitCode
}

export type Conclude = (conclusion: Conclusion) => void

/** Where the command line writes. */
export interface Streams {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}
