import { boardJourneys } from './journeys/board.ts'
import { comfortJourneys } from './journeys/comfort.ts'
import { consentJourneys } from './journeys/consents.ts'
import { dayJourneys } from './journeys/days.ts'
import { everyPageJourneys } from './journeys/every-page.ts'
import { frameJourneys } from './journeys/frame.ts'
import { lookUpJourneys } from './journeys/look-up.ts'
import { noAnswerJourneys } from './journeys/no-answer.ts'
import { onOneSite } from './on-one-site.ts'

onOneSite(frameJourneys, lookUpJourneys, boardJourneys, comfortJourneys, consentJourneys, dayJourneys, noAnswerJourneys, everyPageJourneys)
