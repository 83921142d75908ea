import { AgencyFailure } from '../agency-failure.ts'
import { isOwn } from './soap.ts'
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
  const text = element.text.trim()
  if (isNil(element)) return null
  if (element.name.endsWith('Samling')) return itemsOf(element)
  if (element.name.endsWith('Antal')) return WHOLE_NUMBER.test(text) ? Number(text) : text
  if (element.name.endsWith('Indikator')) return BOOLEANS.get(text) ?? text
  if (/(Identifikator|Navn|Tekst)$/.test(element.name)) return element.text
  return groupOf(element.children)
}

/** The values of a collection. @throws {AgencyFailure} `garbled` when anything else stands among them: it would pass for one (P3). */
const itemsOf = ({ name, children }: XmlElement): unknown[] => {
  if (!children.every((child) => isOwn(child, ITEMS[name] ?? ''))) throw new AgencyFailure('garbled')
  return children.map(valueOf)
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

const isNil = (element: XmlElement): boolean =>
  Object.entries(element.attributes).some(([name, value]) => name.endsWith(':nil') && ['true', '1'].includes(value))
