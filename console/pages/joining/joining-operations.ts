import { graphql } from '../../frame/contract.ts'

export const REGISTRATIONS = graphql(`query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  registrations {
    registrations { id kind party client issuer proposedBy proposedAt approvedBy approvedAt }
    clients { client party suspendedAt }
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
