import type { Pool } from 'pg'
import type { Agency, Party } from '../../schema/agency.ts'
import type { Region, ResidenceCategory, Stage } from '../../schema/control-data.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { EndsSoon } from '../../policies/clocks/ends-soon.ts'
import type { ConsentRecord } from '../../policies/decision.ts'
import type { RestsOn } from '../trail/trail.ts'

/** A party that knows the case, under its own file number. */
export interface LinkedParty {
  readonly party: Party
  readonly agency: Agency
  readonly fileNumber: string | null
}

/** A task that an agency took, for the deadline that the task then had. `byDay` is `YYYY-MM-DD`. */
export interface TakenTask {
  readonly task: string
  readonly due: Date | null
  readonly party: Party
  readonly byDay: string
  readonly takenAt: Date
}

/** That a reference group asked a party to obtain a consent. */
export interface ShareRequest {
  readonly asked: Party
  readonly recipient: Party
  readonly purpose: Purpose
  readonly askedAt: Date
}

/** That a party became a party to the case. */
export interface Arrival {
  readonly party: Party
  readonly at: Date
}

/** All that the gateway itself knows of one case, as one asker finds it. Calendar days are `YYYY-MM-DD`. */
export interface ControlledCase {
  readonly caseId: string
  readonly version: number
  readonly handle: string
  readonly fileNumber: string | null
  readonly region: Region
  readonly residence: ResidenceCategory
  readonly minor: boolean
  readonly vulnerable: boolean
  readonly stage: Stage
  readonly stageSince: Date
  readonly actionPlan: string
  readonly detainedSince: Date | null
  readonly reflectionStarts: string | null
  readonly reflectionEnds: string | null
  readonly departedOn: string | null
  readonly representativeSince: Date | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly links: readonly LinkedParty[]
  readonly consents: readonly ConsentRecord[]
  /** What the reference groups follow; empty for every other asker. */
  readonly taken: readonly TakenTask[]
  readonly arrivals: readonly Arrival[]
  readonly shareRequests: readonly ShareRequest[]
}

/** A case as it was found. */
export type FoundCase = Pick<ControlledCase, 'caseId' | 'version'>

/** What is told of a case rests on how it was found, and is not told once the case has moved (P5, F7). */
export const asItStands = ({ caseId, version }: FoundCase): RestsOn => ({ caseId, version })

/** The most cases of one page. */
export const LARGEST_PAGE = 100

/** One control-data query a request: no cache lies between it and the table (P5). */
export interface ControlData {
  byHandle(party: Party, handle: string): Promise<ControlledCase | undefined>
  byFileNumber(party: Party, fileNumber: string): Promise<ControlledCase | undefined>
  /**
   * The party's cases in the order of its handles, after one of them; one more than `first` when there are more.
   * `first` is at most `LARGEST_PAGE`. @throws {RangeError}
   */
  page(party: Party, after: string | null, first: number): Promise<ControlledCase[]>
  /** The party's open cases of which a clock may end soon. */
  endingSoon(party: Party, soon: EndsSoon): Promise<ControlledCase[]>
}

/** One column of JSON: cheaper to read than a column to each name. */
const selectFrom = (own: string): string => `
  select json_build_object('caseId', c.id, 'version', c.version, 'handle', own.handle, 'fileNumber', own.file_number,
    'region', c.region, 'residence', c.residence_category, 'minor', c.minor, 'vulnerable', c.vulnerable, 'stage', c.stage,
    'stageSince', c.stage_since, 'actionPlan', c.action_plan, 'detainedSince', c.detained_since,
    'reflectionStarts', c.reflection_starts, 'reflectionEnds', c.reflection_ends, 'departedOn', c.departed_on,
    'representativeSince', c.representative_since, 'openedAt', c.opened_at, 'closedAt', c.closed_at,
    'links', (select json_agg(json_build_object('party', l.party, 'agency', l.agency, 'fileNumber', l.file_number) order by l.party)
       from link l where l.case_id = c.id and l.ended_at is null),
    'consents', (select json_agg(json_build_object('id', r.id, 'version', r.version, 'givenBy', r.given_by,
        'giverSuspected', r.giver_suspected, 'recipients', r.recipients, 'purposes', r.purposes,
        'categories', r.categories, 'form', r.form, 'validFrom', r.valid_from, 'validUntil', r.valid_until,
        'withdrawnAt', r.withdrawn_at) order by r.id)
       from consent_record r where r.case_id = c.id),
    'taken', case when own.agency = 'RG' then (select json_agg(json_build_object('task', t.task, 'due', t.due, 'party', t.party,
        'byDay', t.by_day, 'takenAt', t.taken_at) order by t.task)
       from taken_task t where t.case_id = c.id) end,
    'arrivals', case when own.agency = 'RG' then (select json_agg(json_build_object('party', l.party, 'at', l.linked_at) order by l.linked_at)
       from link l where l.case_id = c.id and l.ended_at is null and l.agency <> 'RG') end,
    'shareRequests', case when own.agency = 'RG' then (select json_agg(json_build_object('asked', s.asked, 'recipient', s.recipient,
        'purpose', s.purpose, 'askedAt', s.asked_at) order by s.asked_at desc)
       from share_request s where s.case_id = c.id) end) as found
  from ${own} own join "case" c on c.id = own.case_id`

const BY_HANDLE = `${selectFrom('link')} where own.party = $1 and own.handle = $2 and own.ended_at is null`
const BY_FILE_NUMBER = `${selectFrom('link')} where own.party = $1 and own.file_number = $2 and own.ended_at is null`

/** The bound within lets the server keep one plan: for a page whose size it cannot tell, it would plan each page anew. */
const PAGE = `${selectFrom(`(select case_id, agency, handle, file_number from link
  where party = $1 and handle > $2 and ended_at is null order by handle limit ${LARGEST_PAGE + 1})`)} order by own.handle limit $3`

const ENDING_SOON = `${selectFrom('link')}
  join json_to_recordset($2) as soon("actionPlan" text, "detainedAfter" timestamptz, "departedFrom" date, "departedUntil" date)
    on soon."actionPlan" = c.action_plan
  where own.party = $1 and own.ended_at is null and c.stage <> 'closed' and (
    c.detained_since > soon."detainedAfter" or c.minor and c.opened_at > $3 or c.reflection_ends between $4 and $5
    or c.departed_on between soon."departedFrom" and soon."departedUntil")`

/** PostgreSQL has no text with the null character: nothing bears a name with it, and it is not asked. */
const isUnsayable = (value: string | number): boolean => typeof value === 'string' && value.includes('\0')

/** Reads control data through the pool, with prepared statements. */
export const createControlData = (pool: Pool): ControlData => {
  const read = async (name: string, text: string, values: readonly (string | number)[]): Promise<ControlledCase[]> =>
    values.some(isUnsayable) ? [] : (await pool.query<{ found: Found }>({ name, text, values: [...values] })).rows.map(({ found }) => caseOf(found))
  return {
    byHandle: async (party, handle) => (await read('case-by-handle', BY_HANDLE, [party, handle]))[0],
    byFileNumber: async (party, number) => (await read('case-by-file-number', BY_FILE_NUMBER, [party, number]))[0],
    page: async (party, after, first) => {
      if (first > LARGEST_PAGE) throw new RangeError(`a page has at most ${LARGEST_PAGE} cases`)
      return read('case-page', PAGE, [party, after ?? '', first + 1])
    },
    endingSoon: (party, { plans, openedAfter, reflectionEndsFrom, reflectionEndsUntil }) => read('cases-ending-soon', ENDING_SOON,
      [party, JSON.stringify(plans), openedAfter.toISOString(), reflectionEndsFrom, reflectionEndsUntil]),
  }
}

/** As JSON has it: instants as text, and nothing for a list of none. */
type Written<T> = { readonly [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] }

interface Found extends Written<Omit<ControlledCase, 'links' | 'consents' | 'taken' | 'arrivals' | 'shareRequests'>> {
  readonly links: readonly LinkedParty[] | null
  readonly consents: readonly Written<ConsentRecord>[] | null
  readonly taken: readonly Written<TakenTask>[] | null
  readonly arrivals: readonly Written<Arrival>[] | null
  readonly shareRequests: readonly Written<ShareRequest>[] | null
}

const instantOf = (written: string | null): Date | null => (written === null ? null : new Date(written))

const caseOf = (found: Found): ControlledCase => ({
  ...found,
  stageSince: new Date(found.stageSince),
  detainedSince: instantOf(found.detainedSince),
  representativeSince: instantOf(found.representativeSince),
  openedAt: new Date(found.openedAt),
  closedAt: instantOf(found.closedAt),
  links: found.links ?? [],
  consents: (found.consents ?? []).map((record) => ({
    ...record,
    validFrom: new Date(record.validFrom),
    validUntil: new Date(record.validUntil),
    withdrawnAt: instantOf(record.withdrawnAt),
  })),
  taken: (found.taken ?? []).map((one) => ({ ...one, due: instantOf(one.due), takenAt: new Date(one.takenAt) })),
  arrivals: (found.arrivals ?? []).map(({ party, at }) => ({ party, at: new Date(at) })),
  shareRequests: (found.shareRequests ?? []).map(({ askedAt, ...asked }) => ({ ...asked, askedAt: new Date(askedAt) })),
})
