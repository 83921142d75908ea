import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { jsonIn } from '../../json-in.ts'
import { headersFor, tokenFor } from '../ask.ts'
import { addWho, openAsker, type AskingOptions } from '../asking.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { fetchReceiptLeaf, type LeafPlace } from '../fetch-receipt.ts'
import { writeOwnFile } from '../own-file.ts'
import { Stopped } from '../stopped.ts'
import { STOPPED, TEXTS } from '../texts.ts'

interface ReceiptOptions extends AskingOptions {
  readonly log?: string
  readonly leaf?: string
  readonly out: string
}

/** A receipt that can be kept, and checked without Samsyn: `samsyn-verify receipt`. */
export const addReceipt = (program: Command, conclude: Conclude): Command =>
  addWho(program.command('receipt'))
    .description('Gem en kvittering for et opslag, til at regne efter uden Samsyn. / Keep a receipt of a request.')
    .argument('[answer]', 'svaret, som `samsyn query --json` skrev det / the answer, as it came')
    .option('--log <log>', 'eller loggen, fra svarets kvittering / or the log')
    .option('--leaf <index>', 'og bladet i den / and the leaf in it')
    .requiredOption('--out <file>', 'hvorhen / where to')
    .addHelpText('after', `
Eksempel / example:
  samsyn query --as ditte --purpose IDENTIFICATION --case CMM-2026-0042 --json > svar.json
  samsyn receipt svar.json --as ditte --purpose IDENTIFICATION --out mira.kvittering
  samsyn-verify receipt mira.kvittering --trust data/trust.json
`)
    .action(async (answer: string | undefined, options: ReceiptOptions) => conclude(await receipt(answer, options)))

const answerShape = z.object({ extensions: z.object({ receipt: z.object({
  log: z.string(), leaves: z.array(z.string()).min(1), salts: z.array(z.string()),
}) }) })

const receipt = async (answer: string | undefined, options: ReceiptOptions): Promise<Conclusion> => {
  const places = await placesIn(answer, options)
  const asker = await openAsker({ ...options, reason: TEXTS.defaultReason })
  const token = await tokenFor(asker)
  const leaves = []
  for (const place of places) leaves.push(await fetchReceiptLeaf(asker.connection.gateway, (path) => headersFor(asker, token, 'GET', path), place))
  await writeOwnFile(options.out, `${JSON.stringify({ log: places[0]?.log, leaves }, null, 2)}\n`)
  return { output: `${TEXTS.receipt}  ${options.out} · ${TEXTS.leaf} ${leaves.map(({ index }) => index).join(', ')}`, exitCode: EXIT.done }
}

const placesIn = async (answer: string | undefined, { log, leaf }: ReceiptOptions): Promise<LeafPlace[]> => {
  if (answer === undefined && log !== undefined && leaf !== undefined) return [{ log, index: leaf, salt: null }]
  if (answer === undefined || log !== undefined || leaf !== undefined) throw new Stopped(EXIT.usage, STOPPED.oneReceipt)
  const text = await readFile(answer, 'utf8').catch(() => { throw new Stopped(EXIT.usage, STOPPED.noDocument(answer)) })
  const read = answerShape.safeParse(jsonIn(text))
  if (!read.success) throw new Stopped(EXIT.usage, STOPPED.noReceipt(answer))
  const { log: found, leaves, salts } = read.data.extensions.receipt
  return leaves.map((index, place) => ({ log: found, index, salt: salts[place] ?? null }))
}
