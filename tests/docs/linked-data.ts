import { readFileSync } from 'node:fs'
import jsonld from 'jsonld'

const read = (url: string): string => readFileSync(new URL(url, import.meta.url), 'utf8')

/** The context that the W3C publishes for ODRL 2.2, as the package carries it. */
export const ODRL_CONTEXT = JSON.parse(read('../../node_modules/@digitalbazaar/odrl-context/contexts/odrl.jsonld')) as {
  readonly '@context': Readonly<Record<string, string | { readonly '@id': string }>>
}

export const DPV_TERMS = read('./dpv-2.1-terms.txt').split('\n').filter((line) => line.startsWith('https:'))

/** Reads nothing from the net: the ODRL context is the one on the disk, and any other is refused. */
const documentLoader = async (url: string) => {
  if (url !== 'http://www.w3.org/ns/odrl.jsonld') throw new Error(`no context \`${url}\` is kept here`)
  return { contextUrl: undefined, documentUrl: url, document: ODRL_CONTEXT }
}

export type Node = Readonly<Record<string, unknown>>

/** A document of `docs/` in full. @throws where a term or value would be dropped, or an IRI is relative. */
export const expanded = async (file: string): Promise<readonly Node[]> =>
  await jsonld.expand(JSON.parse(read(`../../docs/${file}`)) as object, { documentLoader, safe: true } as object) as readonly Node[]

/** Every IRI of expanded nodes: properties, types and what they name. */
export const irisOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(irisOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, below]) => {
    if (name === '@type' || name === '@id') return [below].flat() as string[]
    return [...(name.startsWith('@') ? [] : [name]), ...irisOf(below)]
  })
}
