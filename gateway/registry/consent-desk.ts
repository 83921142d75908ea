import type { Pool } from 'pg'
import { mayChange } from '../../policies/may-change.ts'
import type { ConsentGiver } from '../../schema/control-data.ts'
import type { Bound } from '../pipeline/stages.ts'
import type { PoliciesInForce } from '../policies/policies-in-force.ts'
import { consentChoices, consentGivers, type ConsentChoice } from './consent-choices.ts'
import type { ConsentHandles } from './consent-handle.ts'
import type { Details } from './change-law.ts'
import type { ControlData, ControlledCase } from './control-data.ts'
import type { MakeChange, Told } from './make-change.ts'
import { standingOf } from './standing.ts'
import { whatStops, type StoppedExchange } from './what-stops.ts'

interface ConsentDeskDeps {
  readonly pool: Pick<Pool, 'query'>
  readonly policies: PoliciesInForce
  readonly makeChange: MakeChange
  readonly controlData: ControlData
  readonly handles: ConsentHandles
  readonly now: () => Date
}

const PARTIES = 'select distinct party from client where suspended_at is null union select party from link where case_id = $1 and ended_at is null'
const OWN_HANDLE = `select l.handle from consent_record r join link l on l.case_id = r.case_id
  where r.id = $1 and l.party = $2 and l.ended_at is null`

/** What whoever obtains consents needs to see first: what one can name, and what stops without it. Each leaves a leaf. @throws {Refused} */
export const createConsentDesk = ({ pool, policies, makeChange, controlData, handles, now }: ConsentDeskDeps) => {
  const see = async (bound: Bound, handle: string, name: string, details: Details): Promise<Told & { controlled: ControlledCase }> => {
    const controlled = await controlData.byHandle(bound.asking.recipient, handle)
    if (!controlled) return makeChange.refuse(bound, 'CASE_NOT_AVAILABLE', handle)
    const decision = mayChange(bound.asking, { kind: 'showConsents' }, standingOf(controlled, now()), now())
    if (!decision.permitted) return makeChange.refuse(bound, 'FORBIDDEN', handle)
    return { controlled, ...await makeChange.tell(bound, [controlled], { name, handle, details }) }
  }
  const inForce = async (bound: Bound) => policies.current(now()) ?? makeChange.refuse(bound, 'POLICIES_UNKNOWN', null)

  return {
    choices: async (bound: Bound, handle: string): Promise<Told & {
      choices: readonly ConsentChoice[]; givers: readonly ConsentGiver[]
    }> => {
      const { version } = await inForce(bound)
      const made = await policies.versionNamed(version) ?? await makeChange.refuse(bound, 'POLICIES_UNKNOWN', handle)
      const { controlled, ...told } = await see(bound, handle, 'showConsentChoices', { version })
      const { rows } = await pool.query<{ party: string }>(PARTIES, [controlled.caseId])
      const choices = consentChoices(made.data.exchanges, rows.map(({ party }) => party), controlled)
      return { choices, givers: consentGivers(controlled), ...told }
    },

    whatStops: async (bound: Bound, consent: string): Promise<Told & { stops: readonly StoppedExchange[] }> => {
      const { party } = bound.authenticated
      const id = handles.read(party, consent)
      const handle = id && (await pool.query<{ handle: string }>(OWN_HANDLE, [id, party])).rows[0]?.handle
      if (!id || !handle) return makeChange.refuse(bound, 'CONSENT_NOT_AVAILABLE', consent)
      const set = await inForce(bound)
      const { controlled, ...told } = await see(bound, handle, 'showWhatStops', { consent, version: set.version })
      return { stops: whatStops(set, controlled, id, now()), ...told }
    },
  }
}

export type ConsentDesk = ReturnType<typeof createConsentDesk>
