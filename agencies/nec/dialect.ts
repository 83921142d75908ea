import type { RestDialect } from '../transport/rest.ts'

/** How the police's interface names its parts (`openapi.yaml`). */
export const dialect: RestDialect = {
  collection: '/sager', lookup: 'opslag', lookups: 'opslag', fileNumber: 'sagsnummer', fields: 'felter', cases: 'sager',
  facts: 'oplysninger',
}
