import type { Command } from 'commander'
import type { Streams } from '../progress.ts'
import { checkReceipt } from '../receipt.ts'
import { readText, readTrust } from '../trust.ts'
import { addTrust, type TrustOptions } from './options.ts'

/** A receipt by itself, offline: that the disclosure stands in the countersigned trail. */
export const addReceipt = (program: Command, streams: Streams): Command =>
  addTrust(program.command('receipt'))
    .description('Se efter en kvittering, uden net. / Check a receipt, offline.')
    .argument('<file...>', 'kvitteringer fra `samsyn receipt` / receipts')
    .action(async (files: string[], options: TrustOptions) => {
      const trust = await readTrust(options.trust)
      for (const file of files) {
        const { leaves } = checkReceipt(await readText(file), trust)
        const said = leaves.map(({ origin, index }) => `${origin} ${index}`).join(', ')
        streams.out(`kvitteringen holder / the receipt holds: ${said}\n`)
      }
    })
