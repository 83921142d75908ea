import { AgencyFailure } from '../agency-failure.ts'
import { isOwn, isTrue } from './soap.ts'
import type { XmlElement, XmlTree } from './xml.ts'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** The one element that a collection (`...Samling`) is made of. */
const ITEMS: Readonly<Record<string, string>> = {
  ArbejdsgiverSamling: 'Arbejdsgiver',
  KontrolFundSamling: 'KontrolFundTekst',
}

const WHOLE_NUMBER = /^[+-]?\d{1,9}$/
const BOOLEANS = new Map([['true', true], ['1', true], ['false', false], ['0', false]])

/**
 * What an element holds, told by the last word of its name as OIO's naming rules have it: `Samling` a list, `Antal` a whole
 * number, `Indikator` true or false, `Identifikator`, `Navn` and `Tekst` a text, anything else a group of elements.
 * A value that is not of its kind stays text, for the vocabulary to refuse. @throws {AgencyFailure} as below.
 */
export const valueOf = (element: XmlElement): unknown => {
  const { name } = element
  if (isNil(element)) return emptyOf(element)
  if (name.endsWith('Samling')) return itemsOf(name, elementsOf(element))
  if (!/(Antal|Indikator|Identifikator|Navn|Tekst)$/.test(name)) return groupOf(elementsOf(element))
  const text = textOf(element)
  if (name.endsWith('Antal')) return WHOLE_NUMBER.test(text.trim()) ? Number(text) : text
  return name.endsWith('Indikator') ? BOOLEANS.get(text.trim()) ?? text : text
}

/** The elements in one that holds elements. @throws {AgencyFailure} `garbled` when a text stands there, or it is said to hold nothing. */
export const elementsOf = (element: XmlElement): readonly XmlElement[] => {
  if (isNil(element) || !isBlank(element)) throw new AgencyFailure('garbled')
  return element.children
}

/** The text in one that holds a text. @throws {AgencyFailure} `garbled` when elements stand there: part of it would be lost. */
const textOf = ({ text, children }: XmlElement): string => {
  if (children.length > 0) throw new AgencyFailure('garbled')
  return text
}

/** Nothing, as is said of it. @throws {AgencyFailure} `garbled` when it holds something all the same. */
const emptyOf = (element: XmlElement): null => {
  if (element.children.length > 0 || !isBlank(element)) throw new AgencyFailure('garbled')
  return null
}

/** The values of a collection. @throws {AgencyFailure} `garbled` when anything else stands among them: it would pass for one (P3). */
const itemsOf = (name: string, items: readonly XmlElement[]): unknown[] => {
  if (!items.every((item) => isOwn(item, ITEMS[name] ?? ''))) throw new AgencyFailure('garbled')
  return items.map(valueOf)
}

/** Elements by name. @throws {AgencyFailure} `garbled` when one name stands twice. */
export const groupOf = (elements: readonly XmlElement[]): Record<string, unknown> => {
  const group = new Map(elements.map((element) => [nameOf(element), valueOf(element)]))
  if (group.size < elements.length) throw new AgencyFailure('garbled')
  return Object.fromEntries(group)
}

/** Facts in the agency's own terms, as elements. */
export const treeOf = (group: Readonly<Record<string, unknown>>): XmlTree =>
  Object.fromEntries(Object.entries(group).map(([name, value]) => [name, contentOf(name, value)]))

const contentOf = (name: string, value: unknown): XmlTree[string] => {
  if (value === null) return { '@xmlns:xsi': XSI, '@xsi:nil': 'true' }
  const item = ITEMS[name]
  if (item && Array.isArray(value)) return { [item]: value.map((one: unknown) => contentOf(item, one)) as XmlTree[] }
  return typeof value === 'object' ? treeOf(value as Record<string, unknown>) : value as string | number | boolean
}

const nameOf = (element: XmlElement): string =>
  isOwn(element, element.name) ? element.name : `{${element.namespace}}${element.name}`

const isNil = (element: XmlElement): boolean => isTrue(element.attribute(XSI, 'nil'))

const isBlank = ({ text }: XmlElement): boolean => text.trim() === ''
