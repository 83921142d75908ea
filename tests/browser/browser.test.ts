import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { aSite, type ASite } from './a-site.ts'
import { boardJourneys } from './journeys/board.ts'
import { comfortJourneys } from './journeys/comfort.ts'
import { consentJourneys } from './journeys/consents.ts'
import { correctionJourneys } from './journeys/corrections.ts'
import { frameJourneys } from './journeys/frame.ts'
import { healthJourneys } from './journeys/health.ts'
import { logJourneys } from './journeys/log.ts'
import { lookUpJourneys } from './journeys/look-up.ts'
import { policyJourneys } from './journeys/policies.ts'
import { reviewJourneys } from './journeys/review.ts'

let open: ASite
const site = (): ASite => open

beforeAll(async () => { open = await aSite() })
afterAll(() => open.close())
afterEach(() => expect(open.faults.splice(0)).toEqual([]))

frameJourneys(site)
lookUpJourneys(site)
logJourneys(site)
policyJourneys(site)
boardJourneys(site)
reviewJourneys(site)
comfortJourneys(site)
consentJourneys(site)
correctionJourneys(site)
healthJourneys(site)
