import { describe, expect, test } from 'vitest'
import { allMutants } from './mutants/all.ts'
import { catchMutant } from './mutants/catch-mutant.ts'
import { committedLines, lineOf } from './mutants/listing.ts'

const mutants = allMutants()
const committed = committedLines()

describe('the list of broken policies', () => {
  test('is of the policies in force, each broken in every single way: `npm run prove:mutants` writes it', () => {
    expect(committed.map((line) => line.slice(23))).toEqual(mutants.map(({ words }) => words))
  })

  test('names for each what caught it, and none that survived', () => {
    expect(committed.filter((line) => line.startsWith('survived'))).toEqual([])
  })

  test('says what is so: every sixtieth is broken again, and caught as written', () => {
    const some = mutants.filter(({ kind }, place) => place % 60 === 7 && kind !== 'reorder')
    expect(some.map((mutant) => lineOf(mutant, catchMutant(mutant)))).toEqual(
      committed.filter((_line, place) => place % 60 === 7 && mutants[place]?.kind !== 'reorder'))
  })
})
