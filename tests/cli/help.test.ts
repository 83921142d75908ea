import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
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

test.each(['gateway/cli/samsyn.ts', 'verify/samsyn-verify.ts'])('%s fails where what it says cannot be written, as to a full disk', async (program) => {
  const full = openSync('/dev/full', 'w')
  onTestFinished(() => closeSync(full))
  const running = spawn(process.execPath, ['--import', 'tsx', program, '--help'], { stdio: ['ignore', full, 'ignore'] })
  expect((await once(running, 'exit'))[0]).toBe(1)
})

test('and does not where whoever reads it has had enough', async () => {
  const running = spawn(process.execPath, ['--import', 'tsx', 'gateway/cli/samsyn.ts', '--help'], { stdio: ['ignore', 'pipe', 'ignore'] })
  running.stdout.destroy()
  expect((await once(running, 'exit'))[0]).toBe(0)
})
