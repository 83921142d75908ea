import { graphql } from '../../frame/contract.ts'

export const HANDLE = graphql(`query ($fileNumber: String!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  caseByFileNumber(fileNumber: $fileNumber) { id }
}`)

export const REPORT = graphql(`query ($case: ID!, $language: Language!, $staff: Boolean!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  personReport(case: $case, language: $language, staff: $staff) {
    language synthetic madeAt completeness
    recipients {
      party name
      disclosures { disclosureId at role employee purpose legalBases onConsent facts { controller names } }
    }
  }
}`)
