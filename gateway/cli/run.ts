import { CommanderError } from 'commander'
import type { Conclusion, Streams } from './conclusion.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { createProgram } from './program.ts'
import { Stopped } from './stopped.ts'

/** Runs one command. What it gives goes to `out`, why it ends without to `error`. */
export const run = async (args: readonly string[], streams: Streams): Promise<ExitCode> => {
  let exitCode: ExitCode = EXIT.done
  const print = (output: unknown): void =>
    streams.out(`${typeof output === 'string' ? output : JSON.stringify(output, null, 2)}\n`)
  const conclude = (conclusion: Conclusion): void => {
    print(conclusion.output)
    exitCode = conclusion.exitCode
  }
  try {
    await createProgram(streams, conclude).parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    if (error instanceof Stopped && error.answer !== undefined) print(error.answer)
    streams.error(`${error instanceof Error ? error.message : String(error)}\n`)
    return error instanceof Stopped ? error.exitCode : EXIT.failed
  }
}
