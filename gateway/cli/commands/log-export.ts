import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Option, type Command } from 'commander'
import ora from 'ora'
import { EXPORT_FORMATS } from '../../oversight/export-entries.ts'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { addFilter, filterOf, type FilterOptions } from '../log/log-filter.ts'
import { LOG } from '../log/log-texts.ts'
import { writeOwnFile } from '../own-file.ts'
import { post } from '../post.ts'
import { Stopped } from '../stopped.ts'
import { TEXTS } from '../texts.ts'

interface ExportOptions extends OverseeingOptions, FilterOptions {
  readonly format: (typeof EXPORT_FORMATS)[number]
  readonly out: string
}

/** What fits a filter, in a file: of names and counts of fields, never of values. */
export const addLogExport = (log: Command, conclude: Conclude): Command =>
  addFilter(addOverseeing(log.command('export')))
    .description('Hent opslag i en fil. / Export entries to a file.')
    .addOption(new Option('--format <format>', 'til dansk Excel, JSON Lines, eller en underskrevet eksport / for Danish Excel, JSON Lines, or a signed bundle')
      .choices(EXPORT_FORMATS).default('csv'))
    .requiredOption('--out <file>', 'filen / the file')
    .action(async (options: ExportOptions) => conclude(await exportEntries(options)))

const PATH = '/oversight/export'

const exportEntries = async (options: ExportOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const reply = await post(asker, PATH, { reason: asker.reason, format: options.format, filter: filterOf(options) })
  const entries = Number(reply.headers.get('samsyn-entries'))
  const [log, leaf] = reply.headers.get('samsyn-receipt')?.split(' ') ?? []
  await pipeline(Readable.fromWeb(reply.body as Parameters<typeof Readable.fromWeb>[0]), progress(entries), (lines) => writeOwnFile(options.out, lines))
    .catch((error: NodeJS.ErrnoException) => {
      throw new Stopped(EXIT.failed, error.path === undefined ? LOG.cutShort : LOG.cannotWrite(options.out))
    })
  const output = asker.json
    ? { file: options.out, entries, log, leaf }
    : `${LOG.exported(options.out, entries)}\n${TEXTS.receipt}  ${TEXTS.log} ${log} · ${TEXTS.leaf} ${leaf}`
  return { output, exitCode: EXIT.done }
}

/** Says on standard error how many lines have come; where nobody looks on, nothing. */
const progress = (entries: number): Transform => {
  const spinner = ora({ text: LOG.exporting(0, entries), isSilent: !process.stderr.isTTY }).start()
  let lines = 0
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      for (const byte of chunk) if (byte === 10) lines += 1
      spinner.text = LOG.exporting(Math.min(lines, entries), entries)
      done(null, chunk)
    },
    flush: (done) => {
      spinner.stop()
      done()
    },
    destroy: (error, done) => {
      spinner.stop()
      done(error)
    },
  })
}
