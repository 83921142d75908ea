import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Given } from './ask-all.ts'

/** Reads what `startContestants` wrote for this process. */
export const readGiven = (): Given => {
  const { values } = parseArgs({ options: { given: { type: 'string' } } })
  return JSON.parse(readFileSync(values.given ?? '', 'utf8')) as Given
}

/** The one line that says where a process listens. */
export const announce = (url: string): void => void process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`)
