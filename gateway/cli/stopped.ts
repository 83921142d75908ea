import type { ExitCode } from './exit-codes.ts'

/** A command that ends without what was asked for; the message is a sentence for the person who ran it. */
export class Stopped extends Error {
  override readonly name = 'Stopped'

  /** `answer`: the gateway's answer, where it is to be printed all the same. */
  constructor(readonly exitCode: ExitCode, message: string, readonly answer?: unknown) {
    super(message)
  }
}
