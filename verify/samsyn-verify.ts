#!/usr/bin/env node
import { run } from './run.ts'

// Who reads no further, such as `head`, has had enough: that is no failure. What could not be written, to a full disk say, is one.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? undefined : 1))

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
})
