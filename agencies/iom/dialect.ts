import type { RestDialect } from '../transport/rest.ts'

/** How the return organisation's interface names its parts (`openapi.yaml`). */
export const dialect: RestDialect = {
  collection: '/beneficiaries', lookup: 'lookup', lookups: 'lookups', fileNumber: 'referenceNumber', fields: 'fields',
  cases: 'beneficiaries', facts: 'reintegration',
}
