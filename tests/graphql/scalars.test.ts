import { describe, expect, test } from 'vitest'
import { scalars } from '../../gateway/graphql/scalars.ts'

describe('a party that is named', () => {
  const { Party } = scalars

  test.each(['CMM', 'NUC', 'NGO-REDEN', 'KOM-0101', 'RG-DK'])('is one that there can be: %s', (text) => {
    expect(Party.parseValue(text)).toBe(text)
  })

  test.each(['NGO', 'KOM', 'RG', 'CMM-1', 'FBI', 'ngo-reden', '', 7])('is no kind as a whole, nor what nobody is called: %s', (text) => {
    expect(() => Party.parseValue(text)).toThrow('not a party')
  })
})
