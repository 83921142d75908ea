import { graphql } from '../../frame/contract.ts'

export const SUPERVISIONS = graphql(`query Supervisions($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  supervisions { openUntil latest { id until endedAt } }
}`)

export const OPEN_SUPERVISION = graphql(`mutation OpenSupervision($until: DateTime!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  openSupervision(until: $until) { until }
}`)

export const END_SUPERVISION = graphql(`mutation EndSupervision($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  endSupervision { until }
}`)
