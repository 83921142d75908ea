import type { Code } from '../codes.ts'
import { withoutBreach } from '../officers-work/breach.ts'
import type { ActDeps, CarryOut } from '../officers-work/carry-out.ts'
import type { OfficerAct } from '../officers-work/officer-act.ts'
import type { Authenticated, Bound } from '../pipeline/stages.ts'
import { actorName, isSamePerson } from '../registry/actor-name.ts'
import { AWAITS, readDrawn, readOneDrawn, type DrawnDisclosure } from './drawn-disclosures.ts'

/** What employees and their units are asked, and answer; and the officer's judgement of it. @throws {Refused} */
export const createExplanations = ({ pool, recordAct, refuse }: ActDeps, carryOut: CarryOut) => ({
  /** The own party's: officers and administrators see all of them, other employees those about themselves; none is told that a breach is suspected. */
  requests: async (bound: Bound, open: boolean) => {
    const receipt = await recordAct(bound, 'seeExplanationRequests', { open })
    const { party, employee } = bound.authenticated
    const where = ['recipient = $1', '($2::text is null or employee = $2)', ...(open ? [AWAITS] : [])].join(' and ')
    const requests = await readDrawn(pool, party, where, [explainsAll(bound.authenticated) ? null : employee], withoutBreach)
    return { requests, receipt }
  },
  /** The explanation is the operation's reason. */
  give: async (bound: Bound, id: string) => {
    const { authenticated } = bound
    const drawn = await readOneDrawn(pool, authenticated.party, id)
    if (!drawn || drawn.recipient !== authenticated.party || !mayExplain(authenticated, drawn)) return refuse(bound, 'SUBJECT_NOT_AVAILABLE')
    const { acts, receipt } = await carryOut(bound, { act: 'giveExplanation', subject: id, details: {}, law: notJudged })
    return { id, acts: withoutBreach(acts), receipt }
  },
  justify: async (bound: Bound, id: string) => {
    const { party } = bound.authenticated
    const drawn = await readOneDrawn(pool, party, id)
    if (!drawn || drawn.overseer !== party) return refuse(bound, 'SUBJECT_NOT_AVAILABLE')
    if (isSamePerson(actorName({ party: drawn.recipient, employee: drawn.employee }), actorName(bound.authenticated))) return refuse(bound, 'ACT_OWN')
    const { acts, receipt } = await carryOut(bound, { act: 'justifyDisclosure', subject: id, details: {}, law: notJudged })
    return { id, acts, receipt }
  },
})

const explainsAll = ({ role }: Authenticated): boolean => role === 'dpo' || role === 'administrator'

const mayExplain = (authenticated: Authenticated, drawn: DrawnDisclosure): boolean =>
  explainsAll(authenticated) || drawn.employee === authenticated.employee

const notJudged = (acts: readonly OfficerAct[]): Code | null =>
  acts.some(({ act }) => act === 'justifyDisclosure') ? 'ACT_OUT_OF_ORDER' : null
