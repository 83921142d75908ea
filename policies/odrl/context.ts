import { NAMESPACES } from './terms.ts'

/** The published ODRL context, and what DPV, SKOS and we add to it. */
export const CONTEXT = [
  'http://www.w3.org/ns/odrl.jsonld',
  {
    ...NAMESPACES,
    legalBasis: { '@id': 'dpv:hasLegalBasis', '@type': '@id' },
    personalData: { '@id': 'dpv:hasPersonalData', '@type': '@id' },
    secrecyLiftedBy: { '@id': 'samsyn:secrecyLiftedBy', '@type': '@id' },
    label: { '@id': 'skos:prefLabel', '@container': '@language' },
    definition: { '@id': 'skos:definition', '@container': '@language' },
    broader: { '@id': 'skos:broader', '@type': '@id' },
    citation: 'dct:source',
  },
] as const
