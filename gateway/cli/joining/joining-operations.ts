import { operation } from '../operations.ts'

const REGISTRATION = '{ id kind party client issuer keyUse thumbprint proposedBy proposedAt approvedBy approvedAt }'

/** The operations of `samsyn agency` and `samsyn client`. */
export const JOINING_OPERATIONS = {
  list: operation('query', '', 'OVERSIGHT', `registrations { registrations ${REGISTRATION} clients { client party suspendedAt } }`),
  agency: operation('mutation', '$input: RegisterAgencyInput!', 'OVERSIGHT',
    `registerAgency(input: $input) { registration ${REGISTRATION} }`),
  client: operation('mutation', '$client: String!, $party: Party!', 'OVERSIGHT',
    `registerClient(client: $client, party: $party) { registration ${REGISTRATION} }`),
  key: operation('mutation', '$use: KeyUse!, $thumbprint: String!', 'OVERSIGHT',
    `registerKey(use: $use, thumbprint: $thumbprint) { registration ${REGISTRATION} }`),
  approve: operation('mutation', '$id: ID!', 'OVERSIGHT', `approveRegistration(id: $id) { registration ${REGISTRATION} }`),
  suspend: operation('mutation', '$client: String!, $party: Party!', 'OVERSIGHT',
    'suspendClient(client: $client, party: $party) { client { client party suspendedAt } }'),
  revoke: operation('mutation', '$thumbprint: String!, $party: Party!', 'OVERSIGHT',
    'revokeBinding(thumbprint: $thumbprint, party: $party) { party thumbprint }'),
}
