import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { samsyn } from './a-command-line.ts'

const COMMANDS = [
  [], ['query'], ['cases'], ['token'], ['receipt'], ['consent'], ['consent', 'give'], ['consent', 'withdraw'], ['consent', 'show'],
  ['policy'], ...['list', 'show', 'diff', 'who-can-see', 'explain', 'redecide', 'simulate', 'propose', 'approve'].map((name) => ['policy', name]),
  ...['add', 'approve', 'list'].map((name) => ['agency', name]), ['doctor'], ['migrate'], ['key', 'make'], ['key', 'log'], ['key', 'rotate'], ['employee'], ['employee', 'end'], ['employee', 'readmit'], ...['add', 'suspend', 'list'].map((name) => ['client', name]),
  ...['register', 'approve', 'withdraw', 'list'].map((name) => ['documents', name]),
  ['corrections'], ...['list', 'report', 'confirm'].map((name) => ['corrections', name]),
  ['log'], ...['list', 'show', 'counts', 'export'].map((name) => ['log', name]),
]

test.each(COMMANDS.map((command) => [['samsyn', ...command, '--help'].join(' '), command] as const))('%s', async (_line, command) => {
  const { exitCode, out, error } = await samsyn(...command, '--help')
  expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
  expect(out).toMatchSnapshot()
})

test('as a program of its own it ends with the exit code, and keeps its output apart from its errors', async () => {
  const program = ['--import', 'tsx', 'gateway/cli/samsyn.ts', 'query', '--as', 'nobody', '--purpose', 'ASSISTANCE', '--case', 'x']
  const ended = await new Promise((resolve) => execFile(process.execPath, program, (failure, stdout, stderr) =>
    resolve({ code: failure?.code, stdout, stderr: stderr.split(':')[0] })))
  expect(ended).toEqual({ code: 2, stdout: '', stderr: 'vælg en af personerne' })
})
