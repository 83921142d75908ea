import { CommanderError } from 'commander'
import type { Conclusion, Streams } from './conclusion.ts'
import { UNREADABLE } from '../unreadable.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { createProgram } from './program.ts'
import { Stopped } from './stopped.ts'

/** Runs one command. What it gives goes to `out`, why it ends without to `error`. */
export const run = async (args: readonly string[], streams: Streams): Promise<ExitCode> => {
  let exitCode: ExitCode = EXIT.done
  const print = (output: unknown): void =>
    streams.out(`${typeof output === 'string' ? readable(output) : asJson(output)}\n`)
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
    streams.error(`${readable(error instanceof Error ? error.message : String(error))}\n`)
    return error instanceof Stopped ? error.exitCode : EXIT.failed
  }
}

/** Others wrote much of what is printed: a terminal shows it, and does not obey it. */
const readable = (text: string): string => text.replaceAll(UNREADABLE, '\uFFFD')

/** The same JSON, in which what is not to be read is spelled out. */
const asJson = (value: unknown): string => JSON.stringify(value, null, 2)
  .replaceAll(UNREADABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
