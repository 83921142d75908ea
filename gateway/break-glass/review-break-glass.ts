import type { Pool } from 'pg'
import type { Code } from '../codes.ts'
import { permit, type ActDeps, type CarryOut } from '../officers-work/carry-out.ts'
import { breachIn } from '../officers-work/breach.ts'
import type { OfficerAct } from '../officers-work/officer-act.ts'
import { parse, type LeafPlace } from '../officers-work/subject.ts'
import type { Bound } from '../pipeline/stages.ts'
import { actorName, isSamePerson } from '../registry/actor-name.ts'
import { FINAL } from './escalate.ts'
import { isToReview } from './whose-review.ts'

export type Verdict = 'JUSTIFIED' | 'NOT_JUSTIFIED' | 'NEEDS_FOLLOW_UP'

/**
 * A verdict on a break-glass, with the operation's reason, by an officer of a controller that was asked, never by the
 * employee who broke the glass (X31). @throws {Refused}
 */
export const createReviewBreakGlass = ({ pool, refuse }: ActDeps, carryOut: CarryOut) =>
  async (bound: Bound, id: string, verdict: Verdict) => {
    await permit({ refuse }, bound, 'reviewBreakGlass')
    const subject = parse(id)
    const breaker = subject?.kind === 'breakGlass' ? await readBreaker(pool, bound.authenticated.party, subject) : undefined
    if (!breaker) return refuse(bound, 'SUBJECT_NOT_AVAILABLE')
    if (isSamePerson(breaker, actorName(bound.authenticated))) return refuse(bound, 'ACT_OWN')
    const { acts, receipt } = await carryOut(bound, { act: 'reviewBreakGlass', subject: id, details: { verdict }, law: mayReview })
    return { id, verdict, acts, breach: breachIn(acts), receipt }
  }

/** Whether a verdict is final. */
export const isReviewed = (acts: readonly OfficerAct[]): boolean =>
  acts.some(({ act, details }) => act === 'reviewBreakGlass' && FINAL.includes(String(details['verdict'])))

const mayReview = (acts: readonly OfficerAct[]): Code | null => isReviewed(acts) ? 'ACT_OUT_OF_ORDER' : null

/** Who broke the glass; undefined when the party was not asked for anything then. */
const readBreaker = async (pool: Pool, party: string, { log, leaf }: LeafPlace): Promise<string | undefined> => {
  const { rows: [row] } = await pool.query<{ recipient: string; employee: string; terms: readonly string[] }>(`select recipient, employee, terms
    from overseen_entry where party = $1 and log_id = $2 and index = $3 and break_glass and outcome <> 'DISCARDED' and not sealed`,
  [party, log, leaf])
  return row && isToReview({ ...row, party }) ? actorName({ party: row.recipient, employee: row.employee }) : undefined
}
