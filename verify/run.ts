import { Command, CommanderError } from 'commander'
import { addBundle } from './commands/bundle.ts'
import { addCheck } from './commands/check.ts'
import { addDump } from './commands/dump.ts'
import { addLive } from './commands/live.ts'
import { addReceipt } from './commands/receipt.ts'
import { addSample } from './commands/sample.ts'
import { ProofFailed } from './proof-failed.ts'
import type { Streams } from './progress.ts'
import { UsageWrong } from './trust.ts'

/** How a command ended, for scripts. They stay as they are. */
const EXIT = { done: 0, failed: 1, usage: 2, proofFailed: 6 } as const

/** Runs one command of `samsyn-verify`, and answers its exit code. */
export const run = async (args: readonly string[], streams: Streams): Promise<number> => {
  const program = new Command('samsyn-verify')
    .description('Regn Samsyns spor efter, uafhængigt af Samsyn. / Check Samsyn\'s trail, independently of Samsyn.')
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.error })
    .addHelpText('after', `
Slutkoder / exit codes:
  0  det holder / it holds
  1  mislykket / failed
  2  brugt forkert / usage
  6  noget holder ikke / a proof fails
`)
  for (const add of [addBundle, addCheck, addDump, addLive, addReceipt, addSample]) add(program, streams)
  try {
    await program.parseAsync(args, { from: 'user' })
    return EXIT.done
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    streams.error(`${error instanceof Error ? error.message : String(error)}\n`)
    if (error instanceof ProofFailed) return EXIT.proofFailed
    return error instanceof UsageWrong ? EXIT.usage : EXIT.failed
  }
}
