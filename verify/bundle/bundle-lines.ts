import { z } from 'zod'
import { ProofFailed } from '../proof-failed.ts'

const hash = z.base64().length(44).transform((text) => Buffer.from(text, 'base64'))
const path = z.array(hash).nullable()

/** An entry as an officer was shown it; what is held to the leaf is named in `said-of.ts`. */
const shown = z.looseObject({ log: z.string(), leaf: z.string().regex(/^(0|[1-9]\d{0,15})$/).transform(Number), at: z.iso.datetime() })

const head = z.looseObject({ bundle: z.literal('samsyn-bundle@v1') })
const checkpoint = z.strictObject({ checkpoint: z.string() })
/** An entry that the officer may see whole: the bytes of its leaf. */
const whole = z.strictObject({ entry: shown, leaf: z.string(), path })
/** One that she sees a part of: the leaf's hash. */
const part = z.strictObject({ entry: shown, hash, path })
const signature = z.strictObject({ signature: z.string() })

const content = z.union([checkpoint, whole, part])

export type BundledEntry = z.infer<typeof whole> | z.infer<typeof part>

export type ShownEntry = BundledEntry['entry']

const read = <T>(line: Buffer, shape: z.ZodType<T>, otherwise: string): T => {
  try {
    return shape.parse(JSON.parse(line.toString()))
  } catch {
    throw new ProofFailed(otherwise)
  }
}

/** @throws {ProofFailed} */
export const readHead = (line: Buffer): void => void read(line, head, 'it is not a bundle')

/** @throws {ProofFailed} */
export const readContent = (line: Buffer): z.infer<typeof content> => read(line, content, 'it is neither an entry nor a checkpoint')

/** @throws {ProofFailed} */
export const readSignature = (line: Buffer): string => read(line, signature, 'the bundle has no signature: it was cut short').signature

/** Bytes of one line, at most. */
const MOST = 4_000_000

const NEWLINE = 10

/** The lines of a file, without their newlines. @throws {ProofFailed} when the last one is cut. */
export const linesIn = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE)) {
      yield bytes.subarray(0, end)
      bytes = bytes.subarray(end + 1)
    }
    if (bytes.length > MOST) throw new ProofFailed('a line is longer than any entry')
    rest = bytes
  }
  if (rest.length > 0) throw new ProofFailed('the bundle is cut in the middle of a line')
}
