import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Command } from 'commander'
import { checkBundle } from '../bundle/check-bundle.ts'
import type { Streams } from '../progress.ts'
import { readTrust, UsageWrong } from '../trust.ts'

/**
 * An officer's signed export, offline. It shows that nothing in it was altered, added or lost since, and that its leaves
 * stand in the countersigned trail; that it left nothing out is what the gateway says by signing it.
 */
export const addBundle = (program: Command, streams: Streams): Command => program.command('bundle')
  .description('Efterprøv en underskrevet eksport uden net. / Check a signed export, offline.')
  .argument('<file>', 'eksporten fra `samsyn log export --format bundle` eller konsollen / the bundle')
  .requiredOption('--trust <file>', 'loggenes og vidnernes nøgler / the keys of the logs and their witnesses')
  .action(async (file: string, { trust }: { readonly trust: string }) => streams.out(`${await check(file, trust)}\n`))

const check = async (file: string, trust: string): Promise<string> => {
  await access(file).catch(() => { throw new UsageWrong(`the file \`${file}\` cannot be read`) })
  const { origin, whole, parts, unproven } = await checkBundle(createReadStream(file), await readTrust(trust))
  return `eksporten holder / the bundle holds: ${origin}, ${whole + parts + unproven} opslag / entries\n`
    + `  ${whole} hele, bevist i sporet / whole, proven in the trail\n`
    + `  ${parts} dele, hvis blad er bevist i sporet / parts, whose leaf is proven in the trail\n`
    + `  ${unproven} yngre end kontrolpunktet, kun underskrevet / younger than the checkpoint, signed only`
}
