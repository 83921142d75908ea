// Writes what the console reads of the contract and the policies: its types, its words and the look-ups of each role; and
// the manifest of the operations that it sends, which are registered like any other system's.
import { mkdirSync, writeFileSync } from 'node:fs'
import { consoleDocuments } from './console-documents.ts'
import { codeWords, factWords, lookUps, words } from './console-words.ts'
import { printedContract } from './printed-contract.ts'

const FOLDER = 'console/generated'

const write = (name: string, content: unknown): void =>
  writeFileSync(`${FOLDER}/${name}`, typeof content === 'string' ? content : JSON.stringify(content))

mkdirSync(FOLDER, { recursive: true })
write('contract.graphql', printedContract())
write('words.json', words())
write('codes.json', codeWords())
write('facts.json', factWords())
write('look-ups.json', lookUps())

mkdirSync('dist', { recursive: true })
writeFileSync('dist/console-documents.json', `${JSON.stringify(consoleDocuments(lookUps()), null, 2)}\n`)
