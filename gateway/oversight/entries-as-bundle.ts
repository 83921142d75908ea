import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { ProveEntries } from './prove-entries.ts'
import type { ShownEntry } from './shown-entry.ts'
import type { SignBundle } from './sign-bundle.ts'

/** Which export a bundle is, as its first line says: who asked for what and why, and the leaf that records it. */
export const bundleHead = ({ asking, reason }: Bound, filter: string, at: Date, { log, leaves }: Receipt) => ({
  bundle: 'samsyn-bundle@v1', party: asking.recipient, purpose: asking.purpose, reason, filter, at, recorded: { log, leaf: leaves[0] },
})

interface Bundled {
  readonly head: ReturnType<typeof bundleHead>
  readonly pages: AsyncIterable<readonly ShownEntry[]>
  readonly prove: ProveEntries
  readonly sign: SignBundle
}

/** JSON Lines: the head, entries with what proves them, and last a signature over every byte before it (RFC 7515). */
export const asBundle = (bundled: Bundled): Readable => Readable.from(signed(linesOf(bundled), bundled.sign))

const linesOf = async function* ({ head, pages, prove }: Bundled): AsyncGenerator<object> {
  yield head
  for await (const page of pages) yield* await prove(page)
}

const signed = async function* (lines: AsyncIterable<object>, sign: SignBundle): AsyncGenerator<string> {
  const content = createHash('sha256')
  let entries = 0
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`
    content.update(text)
    if ('entry' in line) entries += 1
    yield text
  }
  yield `${JSON.stringify({ signature: sign({ entries, sha256: content.digest('base64') }) })}\n`
}
