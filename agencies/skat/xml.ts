import { EntityDecoder } from '@nodable/entities'
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser'
import { hasOnlyCharacters, ofCharacters } from './xml-characters.ts'

/** An element, its name resolved to its namespace (Namespaces in XML 1.0). */
export interface XmlElement {
  readonly namespace: string
  readonly name: string
  readonly children: readonly XmlElement[]
  /** The text that stands in it, not in its children. */
  readonly text: string
  /** The value of its attribute of this namespace and name. */
  attribute(namespace: string, name: string): string | undefined
}

/** A tree as the builder takes it: elements by name, attributes by name after `@`. */
export interface XmlTree {
  readonly [name: string]: string | number | boolean | XmlTree | readonly (string | XmlTree)[]
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  maxNestedTags: 20,
  entityDecoder: new EntityDecoder({ postCheck: ofCharacters }),
})

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
})

/** What no SOAP message may hold: a document type, and with it entities; a processing instruction (SOAP 1.2 §5). */
const FORBIDDEN = /<!(?!--|\[CDATA\[)|<\?(?!xml\s)/

/** The root element of a document, or undefined when it is not well-formed or holds what no SOAP message may. */
export const readXml = (text: string): XmlElement | undefined => {
  if (FORBIDDEN.test(text) || !hasOnlyCharacters(text) || XMLValidator.validate(text) !== true) return undefined
  try {
    const roots = elementsIn(parser.parse(text), () => undefined)
    return roots.length === 1 ? roots[0] : undefined
  } catch {
    return undefined
  }
}

export const writeXml = (tree: XmlTree): string => `<?xml version="1.0" encoding="UTF-8"?>${builder.build(tree)}`

/** What the parser makes of an element: its own name with its children, and `:@` with its attributes. */
type Parsed = Readonly<Record<string, unknown>>

const ATTRIBUTES = ':@'
const TEXT = '#text'

/** The namespace that stands under a name such as `xmlns:env`, declared nearest around. */
type Scope = (declared: string) => string | undefined

const elementsIn = (nodes: readonly Parsed[], scope: Scope): XmlElement[] =>
  nodes.filter((node) => !(TEXT in node)).map((node) => elementOf(node, scope))

const elementOf = (node: Parsed, scope: Scope): XmlElement => {
  const tag = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? ''
  const inside = node[tag] as readonly Parsed[]
  const attributes = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>
  const inner: Scope = (declared) => attributes[declared] ?? scope(declared)
  const [prefix, name] = tag.includes(':') ? tag.split(':', 2) as [string, string] : [undefined, tag]
  const namespace = inner(prefix ? `xmlns:${prefix}` : 'xmlns') ?? ''
  const attribute: XmlElement['attribute'] = (of, called) => Object.entries(attributes).find(([written]) => {
    const [before = '', after] = written.split(':', 2)
    return after === called && inner(`xmlns:${before}`) === of
  })?.[1]
  return { namespace, name, children: elementsIn(inside, inner), text: inside.map((child) => child[TEXT] ?? '').join(''), attribute }
}
