import { parseConstValue } from 'graphql'
import { describe, expect, test } from 'vitest'
import { scalars } from '../../gateway/graphql/scalars.ts'

describe('a party that is named', () => {
  const { Party } = scalars

  test.each(['CMM', 'NUC', 'NGO-REDEN', 'KOM-0101', 'RG-DK'])('is one that there can be: %s', (text) => {
    expect([Party.parseValue(text), Party.parseLiteral(parseConstValue(JSON.stringify(text)))]).toEqual([text, text])
  })

  test.each(['NGO', 'KOM', 'RG', 'CMM-1', 'FBI', 'ngo-reden', '', 7])('is no kind as a whole, nor what nobody is called: %s', (text) => {
    expect(() => Party.parseValue(text)).toThrow('not a party')
    expect(() => Party.parseLiteral(parseConstValue(JSON.stringify(text)))).toThrow('not a party')
  })

  test('is text, not a word of the contract', () => {
    expect(() => Party.parseLiteral(parseConstValue('CMM'))).toThrow('not a party')
  })

  test('is told of also as a kind, and as nothing else', () => {
    expect(['NGO', 'NGO-REDEN'].map((text) => Party.serialize(text))).toEqual(['NGO', 'NGO-REDEN'])
    for (const other of ['FBI', '', null]) expect(() => Party.serialize(other)).toThrow('not a party')
  })
})

describe('a day that is named', () => {
  const { Date: Day } = scalars

  test.each(['0001-01-01', '2026-11-22', '9999-12-31'])('is one that there can be: %s', (text) => {
    expect([Day.parseValue(text), Day.parseLiteral(parseConstValue(JSON.stringify(text)))]).toEqual([text, text])
  })

  test('is none of the year 0, which the store does not know', () => {
    expect(() => Day.parseValue('0000-12-31')).toThrow('not of the years 1 to 9999')
    expect(() => Day.parseLiteral(parseConstValue('"0000-12-31"'))).toThrow('not of the years 1 to 9999')
  })
})
