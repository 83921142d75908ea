import type { Pool } from 'pg'
import { readActsBySubject } from '../officers-work/act-store.ts'
import { actsSeenBy, breachIn, isBreachOpen } from '../officers-work/breach.ts'
import type { ActDeps } from '../officers-work/carry-out.ts'
import { SUMMARY, type EntrySummary } from '../officers-work/entry-summaries.ts'
import type { OfficerAct } from '../officers-work/officer-act.ts'
import { pageSize } from '../officers-work/page-size.ts'
import { breakGlassAt } from '../officers-work/subject.ts'
import type { Bound } from '../pipeline/stages.ts'
import { actorName, isSamePerson } from '../registry/actor-name.ts'
import { reviewDueAt } from './alarm-controllers.ts'
import { isReviewed } from './review-break-glass.ts'

export type ReviewState = 'OPEN' | 'FOLLOW_UP' | 'OVERDUE' | 'REVIEWED'

/** Where a review stands: open until a verdict that is final, overdue after 72 hours. */
const reviewState = (acts: readonly OfficerAct[], due: Date, now: Date): ReviewState => {
  if (isReviewed(acts)) return 'REVIEWED'
  if (due <= now) return 'OVERDUE'
  return acts.some(({ act }) => act === 'reviewBreakGlass') ? 'FOLLOW_UP' : 'OPEN'
}

/** Whether nothing is left to do about a break-glass: its verdict is final, and no breach is open. */
export const isDealtWith = (acts: readonly OfficerAct[]): boolean =>
  isReviewed(acts) && !isBreachOpen(acts)

/** The disclosures in vital interests in which the own party took part: those first that wait for something, each the newest first. */
export const createSeeReviews = ({ pool, recordAct, refuse, now }: ActDeps) =>
  async (bound: Bound, asked: { readonly state?: ReviewState | null; readonly first?: number | null }) => {
    const first = await pageSize(refuse, bound, asked.first)
    const receipt = await recordAct(bound, 'seeBreakGlassReviews', { state: asked.state ?? null })
    const reviews = (await readReviewed(pool, bound.authenticated.party, now())).map((review) => ({
      ...review, id: breakGlassAt(review.entry), breach: breachIn(review.acts),
      ownAct: isSamePerson(actorName({ party: review.entry.recipient, employee: review.entry.employee }), actorName(bound.authenticated)),
    }))
    const wanted = reviews.filter(({ state }) => !asked.state || state === asked.state)
      .toSorted((one, other) => Number(isDealtWith(one.acts)) - Number(isDealtWith(other.acts)))
    return { reviews: wanted.slice(0, first), receipt }
  }

/** Each break-glass that a party's officers may see, with what was done about it, and where its review stands. */
export const readReviewed = async (pool: Pool, party: string, at: Date) => {
  const entries = await readBrokenGlass(pool, party)
  const actsOn = await readActsBySubject(pool, entries.map(breakGlassAt))
  return entries.map((entry) => {
    const acts = actsSeenBy(party, actsOn(breakGlassAt(entry)))
    const due = reviewDueAt(entry.at)
    return { entry, acts, due, state: reviewState(acts, due, at) }
  })
}

const readBrokenGlass = async (pool: Pool, party: string): Promise<EntrySummary[]> => {
  const { rows } = await pool.query<EntrySummary>(`select ${SUMMARY} from overseen_entry
    where party = $1 and break_glass and outcome <> 'DISCARDED' and not sealed order by at desc, log_id, index`, [party])
  return rows
}
