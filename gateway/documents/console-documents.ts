import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { jsonIn } from '../json-in.ts'

const manifest = z.record(z.string(), z.string())

/** What the console of this release sends, to the letter, from beside the folder of its pages; nothing where none was built. */
export const consoleDocuments = async (pages: string | undefined): Promise<readonly string[]> => {
  if (pages === undefined) return []
  const text = await readFile(join(dirname(pages), 'console-documents.json'), 'utf8').catch(() => '{}')
  return Object.values(manifest.parse(jsonIn(text)))
}
