import type { Property } from './property.ts'
import { aWithdrawalNeverGivesMore } from './properties/a-withdrawal-never-gives-more.ts'
import { dangerOpensWhatItMust } from './properties/danger-opens-what-it-must.ts'
import { everyDecisionExplainsItself } from './properties/every-decision-explains-itself.ts'
import { helpersTellControlOnlyWithConsent } from './properties/f01-helpers-tell-control-only-with-consent.ts'
import { aSafeHouseStaysSecret } from './properties/f02-a-safe-house-stays-secret.ts'
import { healthStaysWithTheHelpers } from './properties/f03-health-stays-with-the-helpers.ts'
import { inspectingAuthoritiesReceiveNoPerson } from './properties/f04-inspecting-authorities-receive-no-person.ts'
import { taxFactsReachThePoliceOnly } from './properties/f05-tax-facts-reach-the-police-only.ts'
import { helpIsUnconditional } from './properties/f06-help-is-unconditional.ts'
import { strangersToACaseGetNothing } from './properties/f07-strangers-to-a-case-get-nothing.ts'
import { consentCountsWhileInForce } from './properties/f08-consent-counts-while-in-force.ts'
import { aMinorIsSpokenFor } from './properties/f09-a-minor-is-spoken-for.ts'
import { coordinationShowsNoPerson } from './properties/f10-coordination-shows-no-person.ts'
import { knowledgeShowsNoSingleCase } from './properties/f11-knowledge-shows-no-single-case.ts'
import { anOperationHasOnePurpose } from './properties/f12-an-operation-has-one-purpose.ts'
import { aClosedCaseIsSilent } from './properties/f13-a-closed-case-is-silent.ts'
import { oneAssessorDecides } from './properties/f14-one-assessor-decides.ts'
import { policeAreNotToldOfAWithdrawal } from './properties/police-are-not-told-of-a-withdrawal.ts'
import { silenceDenies } from './properties/silence-denies.ts'
import { theEndOfALinkNeverGivesMore } from './properties/the-end-of-a-link-never-gives-more.ts'

/** All that is proved of every decision, in the order in which it is told. */
export const PROPERTIES: readonly Property[] = [
  silenceDenies, everyDecisionExplainsItself,
  helpersTellControlOnlyWithConsent, aSafeHouseStaysSecret, healthStaysWithTheHelpers, inspectingAuthoritiesReceiveNoPerson,
  taxFactsReachThePoliceOnly, helpIsUnconditional, strangersToACaseGetNothing, consentCountsWhileInForce, aMinorIsSpokenFor,
  coordinationShowsNoPerson, knowledgeShowsNoSingleCase, anOperationHasOnePurpose, aClosedCaseIsSilent, oneAssessorDecides,
  dangerOpensWhatItMust, aWithdrawalNeverGivesMore, theEndOfALinkNeverGivesMore, policeAreNotToldOfAWithdrawal,
]
