import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { confirmationDue } from '../../policies/clocks/correction-confirmation.ts'
import { instantOf } from '../../policies/clocks/danish-day.ts'
import { makeAlarm } from '../alarms/alarm.ts'
import type { RecordGatewayAct } from '../oversight/gateway-act.ts'
import { readCaseDisclosures, type CaseDisclosure } from '../report/case-disclosures.ts'
import { givenFacts } from '../trail/entry.ts'
import { markResolved, readUnresolved, writeNotice, type Correction, type Notice } from './correction-store.ts'

interface TellDeps {
  readonly pool: Pool
  readonly recordGatewayAct: RecordGatewayAct
  readonly now: () => Date
}

/** Another replica came first. */
class Resolved extends Error {
  override readonly name = 'Resolved'
}

/** Whom each correction concerns, a sealed disclosure's recipient too: GDPR art. 19 knows no exception that the controller need not name. */
export const createTellRecipients = ({ pool, recordGatewayAct, now }: TellDeps) => async (): Promise<void> => {
  for (const correction of await readUnresolved(pool)) {
    const notices = noticesOf(correction, await readCaseDisclosures(pool, correction.caseId, null))
    const due = new Date(confirmationDue(instantOf(correction.reportedAt)).epochMilliseconds)
    await recordGatewayAct({
      id: randomUUID(), act: 'notifyCorrection', reason: 'GDPR art. 19', operations: ['disclosure'],
      details: { correction: correction.id, notices: notices.map(({ id }) => id) },
    }, async (transaction) => {
      if (!await markResolved(transaction, correction.id, now())) throw new Resolved()
      for (const notice of notices) {
        await writeNotice(transaction, correction.id, notice, due)
        await makeAlarm(transaction, {
          kind: 'correctionNotice', subject: noticeSubject(notice.id), party: notice.party, due: due.toISOString(), codes: { notice: notice.id },
        }, now())
      }
    }).catch((error: unknown) => {
      if (!(error instanceof Resolved)) throw error
    })
  }
}

/** What the alarm of a notice is about. */
const noticeSubject = (notice: string): string => `correctionNotice:${notice}`

/** Of disclosures by the controller itself: another organisation of its kind, before it or after, had facts of its own. */
const noticesOf = ({ party, facts }: Correction, disclosures: readonly CaseDisclosure[]): Notice[] => {
  const notices = new Map<string, Notice>()
  for (const { log, index, entry: { actor, handle, ...entry } } of disclosures) {
    const got = givenFacts(entry).map(({ field }) => field).filter((field) => facts.includes(field))
    if (got.length === 0 || !entry.asked.includes(party) || actor.party === party || handle === null) continue
    const known = notices.get(actor.party)
    notices.set(actor.party, {
      id: known?.id ?? randomUUID(), party: actor.party, handle,
      facts: [...new Set([...known?.facts ?? [], ...got])], leaves: [...known?.leaves ?? [], `${log}:${index}`],
    })
  }
  return [...notices.values()]
}
