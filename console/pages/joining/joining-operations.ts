import { graphql, type ResultOf } from '../../frame/contract.ts'

export const REGISTRATIONS = graphql(`query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  registrations {
    registrations { id kind party client issuer keyUse thumbprint proposedBy proposedAt approvedBy approvedAt }
    clients { client party suspendedAt }
    revokedBindings { party thumbprint revokedAt }
  }
}`)

export const REGISTER_CLIENT = graphql(`mutation ($client: String!, $party: Party!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  registerClient(client: $client, party: $party) { registration { id } }
}`)

export const REGISTER_AGENCY = graphql(`mutation ($input: RegisterAgencyInput!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  registerAgency(input: $input) { registration { id } }
}`)

export const APPROVE_REGISTRATION = graphql(`mutation ($id: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  approveRegistration(id: $id) { registration { id } }
}`)

export const SUSPEND_CLIENT = graphql(`mutation ($client: String!, $party: Party!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  suspendClient(client: $client, party: $party) { client { client suspendedAt } }
}`)

export const REVOKE_BINDING = graphql(`mutation ($thumbprint: String!, $party: Party!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  revokeBinding(thumbprint: $thumbprint, party: $party) { thumbprint }
}`)

export const REGISTER_KEY = graphql(`mutation ($use: KeyUse!, $thumbprint: String!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  registerKey(use: $use, thumbprint: $thumbprint) { registration { id } }
}`)

export const END_EMPLOYEE = graphql(`mutation ($party: Party!, $employee: String!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  endEmployee(party: $party, employee: $employee) { endedAt }
}`)

export const READMIT_EMPLOYEE = graphql(`mutation ($party: Party!, $employee: String!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  readmitEmployee(party: $party, employee: $employee) { endedAt }
}`)

export type Registered = ResultOf<typeof REGISTRATIONS>['registrations']
