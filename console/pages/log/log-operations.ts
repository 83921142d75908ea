import { graphql } from '../../frame/contract.ts'

export const ENTRIES = graphql(`query ($filter: EntryFilter, $after: String, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  overseenEntries(filter: $filter, first: 100, after: $after) {
    edges { node {
      log leaf at disclosureId recipient client employee role purpose outcome code act case breakGlass given withheld unavailable
    } }
    pageInfo { hasNextPage endCursor }
  }
}`)

export const COUNTS = graphql(`query ($filter: EntryFilter, $unit: TimeUnit!, $by: CountedBy!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  entryCounts(filter: $filter) {
    total
    overTime(unit: $unit, by: $by) { day hour value entries }
    byWeekday { weekday hour entries }
    byPurposeAndRecipient { purpose recipient entries }
  }
}`)

export const ENTRY = graphql(`query ($log: String!, $leaf: String!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  overseenEntry(log: $log, leaf: $leaf) {
    entry {
      log leaf at disclosureId recipient client employee role purpose reason outcome code act case breakGlass controllers legalBases
    }
    regime policyVersion inForceFrom keptUntil
    consents { id categories form validFrom validUntil withdrawnAt stood }
    given { field controller exchange consent }
    empty
    withheld { field because rule }
    unavailable { controller because fields }
    surplus { controller count }
    obligations
    rules { rule says { da en } }
    details { name value }
    hash
  }
}`)

export const TRAIL_STATE = graphql(`query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  trailState { logs { log size indexed verified verifiedAt cosigners } agencies { agency at } }
}`)

export const RETENTION = graphql(`query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  retention { periods { regime period source why { da en } keptSince } erasures { at regime before leaves cases } }
}`)

export const SEARCHES = graphql(`query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  savedSearches { reminders searches { id name filter shared own remind } }
}`)

export const SAVE_SEARCH = graphql(`mutation ($name: String!, $filter: EntryFilter!, $shared: Boolean!, $remind: Boolean!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  saveSearch(name: $name, filter: $filter, shared: $shared, remind: $remind) { search { id } }
}`)

export const REMOVE_SEARCH = graphql(`mutation ($id: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  removeSearch(id: $id) { id }
}`)

export const DECIDED_AGAIN = graphql(`query ($log: String!, $leaf: String!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  explainDisclosure(log: $log, leaf: $leaf) { decidedAgain { field permitted sentences { da en } } }
}`)
