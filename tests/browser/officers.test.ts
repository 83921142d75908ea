import { correctionJourneys } from './journeys/corrections.ts'
import { evidenceJourneys } from './journeys/evidence.ts'
import { healthJourneys } from './journeys/health.ts'
import { logJourneys } from './journeys/log.ts'
import { policyJourneys } from './journeys/policies.ts'
import { reviewJourneys } from './journeys/review.ts'
import { supervisionJourneys } from './journeys/supervision.ts'
import { onOneSite } from './on-one-site.ts'

onOneSite(logJourneys, evidenceJourneys, policyJourneys, reviewJourneys, correctionJourneys, healthJourneys, supervisionJourneys)
