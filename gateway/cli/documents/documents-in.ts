import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { jsonIn } from '../../json-in.ts'
import { EXIT } from '../exit-codes.ts'
import { Stopped } from '../stopped.ts'
import { STOPPED } from '../texts.ts'
import { DOCUMENTS } from './show-document.ts'

/** The manifest that `gql.tada generate-persisted` writes: each document by its id. */
const manifest = z.record(z.string(), z.string())

/** The documents of a file: one in GraphQL, or those of a manifest in JSON. @throws {Stopped} */
export const documentsIn = async (file: string): Promise<readonly string[]> => {
  const text = await readFile(file, 'utf8').catch(() => { throw new Stopped(EXIT.usage, STOPPED.noDocument(file)) })
  if (!file.endsWith('.json')) return [text]
  const read = manifest.safeParse(jsonIn(text))
  if (!read.success) throw new Stopped(EXIT.usage, DOCUMENTS.noDocuments(file))
  return Object.values(read.data)
}
