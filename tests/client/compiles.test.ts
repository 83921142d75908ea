import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'
import { writeClientContract } from '../../build/client-contract.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures')

const JOINING = join(FIXTURES, 'joining.ts')

/** The programs of the document for who joins, one after the other, with what they take for granted. */
const joining = (): string => [
  "import { writeFileSync } from 'node:fs'", "import { manifestOf } from '@samsyn/client/manifest'",
  "declare const key: import('jose').JWK", 'declare const CASES: typeof POLICE',
  ...[...readFileSync('docs/joining.md', 'utf8').matchAll(/^```ts\n(.*?)^```/gms)].map(([, block]) => block),
].join('\n').replaceAll(/'@samsyn\/client(\/\w+)?'/g, (_, part = '/samsyn') => `'../../../client${part}.ts'`)

let faults: ReadonlyMap<string, string>

/** What the compiler says of each of the small programs, by the settings of the client itself. */
beforeAll(() => {
  writeClientContract()
  const config = ts.getParsedCommandLineOfConfigFile('client/tsconfig.json', {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} })
  const files = [...readdirSync(FIXTURES).map((name) => join(FIXTURES, name)), JOINING]
  const host = ts.createCompilerHost(config?.options ?? {})
  const { fileExists, readFile } = host
  host.fileExists = (name) => name === JOINING || fileExists(name)
  host.readFile = (name) => (name === JOINING ? joining() : readFile(name))
  const program = ts.createProgram(files, config?.options ?? {}, host)
  const said = program.getSemanticDiagnostics().filter(({ file }) => file?.fileName.includes('/client/'))
  faults = new Map(files.map((name) => [basename(name, '.ts'), said
    .filter(({ file }) => file?.fileName.endsWith(basename(name)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')).join('\n')]))
  expect(said.filter(({ file }) => !file?.fileName.includes('fixtures'))).toEqual([])
})

test('Install a typed client in which a missing purpose or a wrong field is a compile error, and page with `for await`.', () => {
  expect(faults.get('right')).toBe('')
  for (const wrong of ['no-purpose', 'no-such-field']) expect(faults.get(wrong)).not.toBe('')
})

test('what the document for who joins shows compiles as it stands there', () => {
  expect(faults.get('joining')).toBe('')
})

test.each([
  ['no-purpose', 'say what the operation is for: @purpose(is: ..., reason: $reason)'],
  ['no-such-purpose', 'say what the operation is for: @purpose(is: ..., reason: $reason)'],
  ['no-such-field', 'the contract has no `cases.edges.node.police.name`'],
  ['no-such-variable', 'Type \'string\' is not assignable to type \'number\''],
  ['no-reason', 'Property \'reason\' is missing'],
  ['not-asked-for', 'Property \'detainedSince\' does not exist'],
  ['data-of-a-refusal', 'Property \'data\' does not exist'],
  ['no-such-code', 'have no overlap'],
])('%s does not compile: %s', (name, sentence) => {
  expect(faults.get(name)).toContain(sentence)
})
