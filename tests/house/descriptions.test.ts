import { isEnumType, isInputObjectType, isObjectType, isSpecifiedDirective, isSpecifiedScalarType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { CONTRACT } from '../../schema/facts.ts'
import { saidIn } from '../../schema/label.ts'

/** A part of the contract by its schema coordinate, and what is said of it. */
type Described = readonly [place: string, description: string | null | undefined]

const TYPES = Object.values(CONTRACT.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))

const PARTS: readonly Described[] = [
  ...CONTRACT.getDirectives().filter((one) => !isSpecifiedDirective(one)).map(({ name, description }): Described => [`@${name}`, description]),
  ...TYPES.flatMap((type): readonly Described[] => {
    const parts = isEnumType(type) ? type.getValues() : isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
    return [[type.name, type.description], ...parts.map(({ name, description }): Described => [`${type.name}.${name}`, description])]
  }),
]

const ARGUMENTS: readonly Described[] = TYPES.filter(isObjectType).flatMap((type) => Object.values(type.getFields())
  .flatMap((field) => field.args.map(({ name, description }): Described => [`${type.name}.${field.name}(${name}:)`, description])))

describe('the contract', () => {
  test('says of each directive, type, field and value in Danish and in English what it is', () => {
    expect(PARTS.filter(([, description]) => !saidIn(description)).map(([place]) => place)).toEqual([])
  })

  test('says it in both languages of each argument that it says anything of', () => {
    expect(ARGUMENTS.filter(([, description]) => description && !saidIn(description)).map(([place]) => place)).toEqual([])
  })

  test('is read whole', () => {
    expect(PARTS.length).toBeGreaterThan(700)
  })
})
