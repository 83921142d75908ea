import { buildSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { CONTRACT, factsOf } from '../../schema/facts.ts'
import { sdl } from '../../schema/sdl.ts'

/** What is wrong with the contract once it says this too. */
const faultOf = (more: string): string => {
  try {
    factsOf(buildSchema(`${sdl}\n${more}`))
    return 'none'
  } catch (error) {
    return (error as Error).message
  }
}

/** A fact as it should be, and a view of a controller that has none yet. */
const HELD = '@held(by: CMM, as: contact)'

describe('P4: the contract', () => {
  test('is in order, and so is another fact that says who holds it, as what', () => {
    expect(factsOf(CONTRACT).length).toBeGreaterThan(90)
    expect(faultOf(`extend type CmmView { more: [String!] ${HELD} }`)).toBe('none')
  })

  test.each([
    ['does not say who holds it nor as what', 'extend type CmmView { more: String }',
      '`CmmView.more` says neither who holds it nor as what (@held)'],
    ['does not say so, within what is nested', 'extend type CmmView { more: More } type More { one: String }',
      '`More.one` says neither who holds it nor as what (@held)'],
    ['can be no null, and would take the rest of the view with it', `extend type CmmView { more: String! ${HELD} }`, '`CmmView.more` must be nullable'],
    ['can be no null, within what is nested', `extend type CmmView { more: [More] } type More { one: Int! ${HELD} }`, '`More.one` must be nullable'],
    ['stands below what can be no null', `extend type CmmView { more: More! } type More { one: Int ${HELD} }`, '`CmmView.more` must be nullable'],
    ['stands behind an interface', `extend type CmmView { more: More } interface More { one: Int ${HELD} }`,
      '`CmmView.more` is an interface or union over held facts'],
    ['stands behind a union', `extend type CmmView { more: Either } union Either = More type More { one: Int ${HELD} }`,
      '`CmmView.more` is an interface or union over held facts'],
    ['stands in a view that can be no null', `extend type CaseView { more: MoreView! } type MoreView { one: Int ${HELD} }`,
      '`CaseView.more` must be nullable, and no list'],
    ['stands in a view of another controller', 'extend type CmmView { more: Int @held(by: NEC, as: contact) }',
      '`CMM.contactPerson.name` stands in a view with another controller\'s facts, or its controller has two views'],
    ['stands in a second view of its controller', `extend type CaseView { more: MoreView } type MoreView { one: Int ${HELD} }`,
      '`CMM.contactPerson.name` stands in a view with another controller\'s facts, or its controller has two views'],
  ])('is none with a fact that %s', (_what, more, says) => {
    expect(faultOf(more)).toBe(says)
  })
})
