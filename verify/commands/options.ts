import type { Command } from 'commander'

/** What every command takes. */
export interface TrustOptions {
  readonly trust: string
  readonly log?: string
}

/** What commands take that hold a log to what its holders kept. */
export interface HeldOptions extends TrustOptions {
  readonly checkpoint: readonly string[]
  readonly receipt: readonly string[]
}

export const addTrust = (command: Command): Command => command
  .requiredOption('--trust <file>', 'loggens og vidnernes nøgler / the keys of the log and its witnesses')
  .option('--log <name>', 'hvilken log, når flere er betroede / which log, when several are trusted')

export const addHeld = (command: Command): Command => addTrust(command)
  .option('--checkpoint <file...>', 'checkpoints, som nogen har gemt / checkpoints that someone kept', [])
  .option('--receipt <file...>', 'kvitteringer / receipts', [])
