import { ATTRIBUTES, type Attribute, type Condition, type Situation } from './attributes.ts'

type Box = Readonly<Partial<Record<Attribute, readonly unknown[]>>>

/**
 * The situations as conditions, few of them: together they hold in just these situations and in no others, and no two in
 * the same. An attribute of which every value is among them is left out.
 */
export const coverOf = (attributes: readonly Attribute[], situations: readonly Situation[]): readonly Condition[] =>
  attributes.reduce(mergedAlong, situations.map((one): Box => Object.fromEntries(attributes.map((name) => [name, [one[name]]]))))
    .map((box) => withoutWhole(box, attributes))

/** Boxes that differ in this attribute alone become one. */
const mergedAlong = (boxes: readonly Box[], attribute: Attribute): readonly Box[] => {
  const alike = new Map<string, Box>()
  for (const box of boxes) {
    const others = JSON.stringify({ ...box, [attribute]: [] })
    const values = [...(alike.get(others)?.[attribute] ?? []), ...(box[attribute] ?? [])]
    alike.set(others, { ...box, [attribute]: inOrder(attribute, values) })
  }
  return [...alike.values()]
}

const inOrder = (attribute: Attribute, values: readonly unknown[]): readonly unknown[] => {
  const known: readonly unknown[] = ATTRIBUTES[attribute]
  return known.filter((value) => values.includes(value))
}

const withoutWhole = (box: Box, attributes: readonly Attribute[]): Condition =>
  Object.fromEntries(attributes.filter((name) => box[name]?.length !== ATTRIBUTES[name].length).map((name) => [name, box[name]]))
