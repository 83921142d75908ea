import type { Pool } from 'pg'
import { hasEnded, isWithdrawn } from '../../policies/firewalls/f08-consent-counts-while-in-force.ts'
import type { ConsentRecord } from '../../policies/decision.ts'
import { isToldOfConsent } from '../../policies/told-of-consent.ts'
import { agencyOf, type Party } from '../../schema/agency.ts'
import type { ConsentHandles } from '../registry/consent-handle.ts'
import type { ControlData } from '../registry/control-data.ts'
import type { DisclosureEntry } from '../trail/entry.ts'

type Stood = 'IN_FORCE' | 'WITHDRAWN' | 'ENDED'

/** A consent record as it stood at an instant, by a party's own name of it (P12). */
interface ConsentThen extends Pick<ConsentRecord, 'id' | 'categories' | 'form' | 'validFrom' | 'validUntil' | 'withdrawnAt'> {
  readonly stood: Stood
}

interface ThenDeps {
  readonly reader: Pick<Pool, 'query'>
  readonly controlData: Pick<ControlData, 'byHandle'>
  readonly handles: Pick<ConsentHandles, 'of'>
}

/** Since when the consents of a case are known, by their ids. */
const readRecorded = async (reader: Pick<Pool, 'query'>, caseId: string): Promise<ReadonlyMap<string, Date>> => {
  const { rows } = await reader.query<{ id: string; at: Date }>('select id, recorded_at as at from consent_record where case_id = $1', [caseId])
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/**
 * The consents of the case that had begun and were recorded when it was asked about, to whoever asked and for what it asked: each
 * as it stood then, whatever came later. Null for a party that was only asked, and where the asker has the case no longer. To police and
 * prosecution just those that what they were given rests on; null where there are none.
 */
export const createConsentsThen = ({ reader, controlData, handles }: ThenDeps) =>
  async ({ at: instant, actor, purpose, handle, given }: DisclosureEntry, party: Party): Promise<readonly ConsentThen[] | null> => {
    const controlled = party === actor.party && handle !== null ? await controlData.byHandle(party, handle) : undefined
    if (!controlled) return null
    const at = new Date(instant)
    const agency = agencyOf(party)
    const isTold = agency !== undefined && isToldOfConsent(agency)
    const recordedAt = await readRecorded(reader, controlled.caseId)
    const isRestedOn = ({ id }: Pick<ConsentRecord, 'id'>): boolean => given.some(({ consent }) => consent?.id === handles.of(party, id))
    const isKnown = (record: ConsentRecord): boolean => isRestedOn(record) || (recordedAt.get(record.id) ?? record.validFrom) <= at
    const begun = controlled.consents.filter(({ recipients, purposes, validFrom }) =>
      recipients.includes(party) && purposes.some((one) => one === purpose) && validFrom <= at)
    const told = begun.filter(isTold ? isKnown : isRestedOn).map((record) => stoodAt(record, at))
      .map(({ id, categories, form, validFrom, validUntil, withdrawnAt, stood }) =>
        ({ id: handles.of(party, id), categories, form, validFrom, validUntil, withdrawnAt, stood }))
    return isTold || told.length > 0 ? told : null
  }

const stoodAt = (record: ConsentRecord, at: Date): ConsentRecord & { readonly stood: Stood } => {
  const then = { ...record, withdrawnAt: record.withdrawnAt !== null && record.withdrawnAt <= at ? record.withdrawnAt : null }
  return { ...then, stood: isWithdrawn(then) ? 'WITHDRAWN' : hasEnded(then, at) ? 'ENDED' : 'IN_FORCE' }
}
