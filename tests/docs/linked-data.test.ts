import { beforeAll, describe, expect, test } from 'vitest'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { DPV_TERMS, expanded, irisOf, ODRL_CONTEXT, type Node } from './linked-data.ts'

const ODRL = 'http://www.w3.org/ns/odrl/2/'
const OURS = 'urn:samsyn:vocabulary:'
const OTHERS = [
  'http://www.w3.org/2004/02/skos/core#Concept', 'http://www.w3.org/2004/02/skos/core#ConceptScheme',
  'http://www.w3.org/2004/02/skos/core#prefLabel', 'http://www.w3.org/2004/02/skos/core#definition',
  'http://www.w3.org/2004/02/skos/core#broader', 'http://purl.org/dc/terms/source',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#Property',
]

let policies: readonly Node[]
let vocabulary: readonly Node[]

beforeAll(async () => {
  policies = await expanded('policies.jsonld')
  vocabulary = await expanded('vocabulary.jsonld')
})

const starting = (prefix: string, nodes: readonly Node[]): readonly string[] =>
  [...new Set(irisOf(nodes))].filter((iri) => iri.startsWith(prefix)).sort()

const defined = (nodes: readonly Node[]): readonly unknown[] => nodes.map((node) => node['@id'])

const published = new Set(Object.values(ODRL_CONTEXT['@context'])
  .map((one) => (typeof one === 'string' ? one : one['@id'])).map((id) => id.replace('odrl:', ODRL)))

const rules = (kind: string): readonly Node[] =>
  (policies.find((node) => (node['@type'] as string[]).includes(`${ODRL}Set`))?.[`${ODRL}${kind}`] ?? []) as readonly Node[]

describe('the policies as linked data', () => {
  test('expand without a term dropped, and every ODRL term is one that the W3C publishes', () => {
    expect(starting(ODRL, [...policies, ...vocabulary]).filter((iri) => !published.has(iri))).toEqual([])
    expect(starting(ODRL, policies)).toContain(`${ODRL}isAnyOf`)
  })

  test('use just the terms of DPV that are looked up in version 2.1', () => {
    expect(starting('https://w3id.org/dpv', [...policies, ...vocabulary])).toEqual(DPV_TERMS.toSorted())
  })

  test('use no term of ours that the vocabulary does not define, in both languages', () => {
    expect(starting(OURS, [...policies, ...vocabulary]).filter((iri) => !defined(vocabulary).includes(iri))).toEqual([])
    for (const node of vocabulary) for (const property of ['prefLabel', 'definition']) {
      const texts = node[`http://www.w3.org/2004/02/skos/core#${property}`] as { '@language': string; '@value': string }[]
      expect(texts.map((one) => one['@language']).sort(), String(node['@id'])).toEqual(['da', 'en'])
      expect(texts.every((one) => one['@value'].length > 0)).toBe(true)
    }
  })

  test('name no other term, and no fact or agency that they do not describe', () => {
    const known = [ODRL, 'https://w3id.org/dpv', OURS]
    expect([...new Set(irisOf([...policies, ...vocabulary]))].filter((iri) =>
      !known.some((prefix) => iri.startsWith(prefix)) && !OTHERS.includes(iri) && !iri.startsWith('urn:samsyn:rule:')
      && !defined([...policies, ...vocabulary]).includes(iri))).toEqual([])
  })

  test('hold a permission for each arrow and a prohibition for each of a firewall, with action, party and target', () => {
    expect(rules('permission')).toHaveLength(EXCHANGES.flatMap(({ exchanges }) => exchanges.flatMap(({ grants }) => grants)).length)
    expect(rules('prohibition')).toHaveLength(FIREWALLS.flatMap(({ forbids }) => forbids).length)
    for (const rule of [...rules('permission'), ...rules('prohibition')])
      for (const part of ['action', 'assignee', 'target']) expect(rule[`${ODRL}${part}`], String(rule['@id'])).toBeDefined()
    for (const rule of rules('permission')) expect(rule['https://w3id.org/dpv#hasLegalBasis'], String(rule['@id'])).toBeDefined()
  })
})
