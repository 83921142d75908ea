import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'
import { writeClientContract } from '../../build/client-contract.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures')

let faults: ReadonlyMap<string, string>

/** What the compiler says of each of the small programs, by the settings of the client itself. */
beforeAll(() => {
  writeClientContract()
  const config = ts.getParsedCommandLineOfConfigFile('client/tsconfig.json', {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} })
  const files = readdirSync(FIXTURES).map((name) => join(FIXTURES, name))
  const program = ts.createProgram(files, config?.options ?? {})
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
