import type { RestDialect } from '../transport/rest.ts'

/** How the organisations' interface names its parts (`openapi.yaml`). */
export const dialect: RestDialect = {
  collection: '/borgere', lookup: 'forespoergsel', lookups: 'forespoergsler', fileNumber: 'journalnummer', fields: 'felter',
  cases: 'borgere', facts: 'bistand',
}
