import { readFileSync } from 'node:fs'
import type { Caught } from './catch-mutant.ts'
import type { Mutant } from './mutant.ts'

export const LISTING = new URL('../../../docs/policy-mutants.txt', import.meta.url)

export const lineOf = ({ words }: Mutant, caught: string): string => `${caught.padEnd(22)} ${words}`

const counted = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].map((name) =>
    `#   ${String(names.filter((one) => one === name).length).padStart(5)}  ${name}`)

/** The list as it is committed: first the counts, then each mutant with what caught it. */
export const listing = (outcomes: readonly { readonly mutant: Mutant; readonly caught: Caught }[]): string => [
  '# The policies broken in one place at a time, and what notices. `npm run prove:mutants` writes this.',
  '#',
  '# `equal` decides everything as before, to the word, checked over every decision that it could change: another law',
  '# says the same. Reorderings must be equal. Any other mutant must be caught; `survived` would be a hole in the tests.',
  '#',
  ...counted(outcomes.map(({ caught }) => caught)),
  '#',
  ...counted(outcomes.map(({ mutant, caught }) =>
    `${mutant.kind}: ${caught === 'equal' || caught === 'survived' ? caught : 'caught'}`)),
  '',
  ...outcomes.map(({ mutant, caught }) => lineOf(mutant, caught)),
  '',
].join('\n')

/** The lines of the list that is committed. */
export const committedLines = (): readonly string[] =>
  readFileSync(LISTING, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'))
