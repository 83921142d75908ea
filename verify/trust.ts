import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { openCheckpoint, withoutForks, type Checkpoint, type Trust } from './checkpoint.ts'
import { readTrustedKey } from './note.ts'
import { checkReceipt, type ReceiptLeaf } from './receipt.ts'

const shape = z.object({
  /** Verifier keys. */
  logs: z.array(z.string()).min(1),
  witnesses: z.array(z.string()),
  quorum: z.int().min(0),
})

/** The command was used wrongly, or a file is not what it should be; the message says what to do. */
export class UsageWrong extends Error {
  override readonly name = 'UsageWrong'
}

/** Reads whom to trust. @throws {UsageWrong} */
export const readTrust = async (file: string): Promise<Trust> => {
  try {
    const { logs, witnesses, quorum } = shape.parse(JSON.parse(await readText(file)))
    const trust = { logs: logs.map(readTrustedKey), witnesses: witnesses.map(readTrustedKey), quorum }
    requireOneNameEach(trust)
    return trust
  } catch (error) {
    if (error instanceof UsageWrong) throw error
    throw new UsageWrong(`\`${file}\` must name \`logs\`, \`witnesses\` and \`quorum\`, by verifier keys`)
  }
}

/** A witness that signs by two names would be counted for two, and a log that witnesses itself is none. @throws {UsageWrong} */
const requireOneNameEach = ({ logs, witnesses }: Trust): void => {
  for (const { name, publicKey } of witnesses) {
    const other = [...logs, ...witnesses].find((one) => one.name !== name && one.publicKey.equals(publicKey))
    if (other) throw new UsageWrong(`\`${name}\` and \`${other.name}\` have one and the same key`)
  }
}

export const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => { throw new UsageWrong(`the file \`${file}\` cannot be read`) })

/** The names of the logs that are trusted, in their order: one whose key was replaced stands there by each of its keys. */
export const originsIn = ({ logs }: Trust): string[] => [...new Set(logs.map(({ name }) => name))]

/** The log to check: the one named, or the only one that is trusted. @throws {UsageWrong} */
export const originIn = (trust: Trust, named: string | undefined): string => {
  const [found, ...others] = originsIn(trust).filter((name) => named === undefined || name === named || name.endsWith(`/${named}`))
  if (found === undefined || others.length > 0) throw new UsageWrong('say which log: `--log <name>`, one that is trusted')
  return found
}

/** The log's id with the gateway. */
export const logIdOf = (origin: string): string => origin.slice(origin.lastIndexOf('/') + 1)

/** What holders kept: checkpoints and receipts. */
export interface Held {
  /** Smallest first, none forked. */
  readonly checkpoints: readonly Checkpoint[]
  readonly receipts: readonly ReceiptLeaf[]
}

/** Opens what holders kept of one log. @throws {ProofFailed | UsageWrong} */
export const openHeld = async (
  origin: string, trust: Trust, checkpoints: readonly string[], receipts: readonly string[],
): Promise<Held> => {
  const notes = await Promise.all(checkpoints.map(readText))
  const checked = (await Promise.all(receipts.map(readText))).map((text) => checkReceipt(text, trust))
  const opened = [...notes.map((note) => openCheckpoint(note, trust)), ...checked.flatMap((one) => one.checkpoints)]
  return {
    checkpoints: withoutForks(opened.filter((one) => one.origin === origin)),
    receipts: checked.flatMap(({ leaves }) => leaves).filter((leaf) => leaf.origin === origin),
  }
}
