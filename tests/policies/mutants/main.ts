import { writeFileSync } from 'node:fs'
import { allMutants } from './all.ts'
import { catchMutant } from './catch-mutant.ts'
import { LISTING, listing } from './listing.ts'

/** What `npm run prove:mutants` runs: breaks the policies in every single way, and writes down what notices. */
const began = performance.now()
const outcomes = allMutants().map((mutant) => ({ mutant, caught: catchMutant(mutant) }))
writeFileSync(LISTING, listing(outcomes))

const survivors = outcomes.filter(({ mutant, caught }) =>
  caught === 'survived' || (mutant.kind === 'reorder' && caught !== 'equal'))
const equal = outcomes.filter(({ caught }) => caught === 'equal').length
for (const { mutant, caught } of survivors) process.stdout.write(`${caught}: ${mutant.words}\n`)
process.stdout.write(`${outcomes.length} mutants: ${outcomes.length - equal - survivors.length} caught, ${equal} equal, `
  + `${survivors.length} survived; ${((performance.now() - began) / 1_000).toFixed(0)} s\n`)
process.exitCode = survivors.length > 0 ? 1 : 0
