import { buildSchema, getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { sdl } from '../../schema/sdl.ts'
import { fc } from '../properties.ts'

/** One mention of a field in an operation: maybe under another name, maybe left out by a directive, with what is below it. */
export interface Mention {
  readonly field: string
  readonly alias: string | null
  readonly directive: Directive
  readonly wrap: Wrap
  readonly below: readonly Mention[]
}

type Directive = 'none' | 'skipped' | 'notSkipped' | 'included' | 'notIncluded'
type Wrap = 'none' | 'inline' | 'fragment'

const schema = buildSchema(sdl)
export const caseView = schema.getType('CaseView') as GraphQLObjectType

export const belowOf = (type: GraphQLObjectType, field: string): GraphQLObjectType | null => {
  const named = getNamedType(type.getFields()[field]?.type)
  return isObjectType(named) ? named : null
}

const mention = (type: GraphQLObjectType): fc.Arbitrary<Mention> =>
  fc.constantFrom('__typename', ...Object.keys(type.getFields())).chain((field) => {
    const inner = field === '__typename' ? null : belowOf(type, field)
    return fc.record({
      field: fc.constant(field),
      alias: fc.option(fc.integer({ min: 0, max: 4 }).map((index) => `${field.replaceAll('_', '')}${index}`), { freq: 4 }),
      directive: fc.oneof(
        { weight: 6, arbitrary: fc.constant<Directive>('none') },
        { weight: 3, arbitrary: fc.constantFrom<Directive>('skipped', 'notSkipped', 'included', 'notIncluded') }),
      wrap: fc.oneof(
        { weight: 5, arbitrary: fc.constant<Wrap>('none') },
        { weight: 2, arbitrary: fc.constantFrom<Wrap>('inline', 'fragment') }),
      below: inner ? fc.array(mention(inner), { minLength: 1, maxLength: 8 }) : fc.constant([]),
    })
  })

/** The views of a case, mentioned in any order, more than once, and disguised. */
const views = fc.constantFrom(...Object.keys(caseView.getFields()).filter((field) => belowOf(caseView, field)?.name.endsWith('View')))

export const caseSelection: fc.Arbitrary<readonly Mention[]> = fc.array(
  views.chain((view) => mention(caseView).filter(({ field }) => field === view)), { minLength: 1, maxLength: 4 })
  .filter((mentions) => countAliases(mentions) <= 26)

const countAliases = (mentions: readonly Mention[]): number =>
  mentions.reduce((count, { alias, below }) => count + (alias ? 1 : 0) + countAliases(below), 0)

const DIRECTIVES: Record<Directive, string> = {
  none: '', skipped: ' @skip(if: $yes)', notSkipped: ' @skip(if: $no)', included: ' @include(if: $yes)', notIncluded: ' @include(if: $no)',
}

const isLeftOut = ({ directive }: Mention): boolean => directive === 'skipped' || directive === 'notIncluded'

const keyOf = ({ alias, field }: Mention): string => alias ?? field

/** The selection as text, and the fragments that it spreads. */
export const render = (mentions: readonly Mention[]): { selection: string; fragments: string } => {
  const fragments: string[] = []
  const set = (below: readonly Mention[], type: GraphQLObjectType): string =>
    `{ ${below.map((one) => field(one, type)).join(' ')} }`
  const field = (one: Mention, type: GraphQLObjectType): string => {
    const inner = one.field === '__typename' ? null : belowOf(type, one.field)
    const text = `${one.alias ? `${one.alias}: ` : ''}${one.field}${DIRECTIVES[one.directive]}${inner ? ` ${set(one.below, inner)}` : ''}`
    if (one.wrap === 'inline') return `... on ${type.name} { ${text} }`
    if (one.wrap === 'none') return text
    const name = `part${fragments.length}`
    fragments.push('')
    fragments[Number(name.slice(4))] = `fragment ${name} on ${type.name} { ${text} }`
    return `...${name}`
  }
  return { selection: set(mentions, caseView).slice(2, -2), fragments: fragments.join(' ') }
}

/** Mentions under one key are one field: what stands below them is joined. */
export const merged = (mentions: readonly Mention[]): Map<string, Mention> => {
  const byKey = new Map<string, Mention>()
  for (const one of mentions) {
    if (isLeftOut(one)) continue
    const known = byKey.get(keyOf(one))
    byKey.set(keyOf(one), known ? { ...known, below: [...known.below, ...one.below] } : one)
  }
  return byKey
}
