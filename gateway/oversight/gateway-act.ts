import type { OversightEntry } from '../trail/entry.ts'
import { ownAct } from '../trail/own-act.ts'
import type { Change, Trail } from '../trail/trail.ts'

interface GatewayActDeps {
  readonly trail: Trail
  readonly replica: string
  /** The policies in force; null where it is not known which. */
  readonly policyVersion: () => string | null
  readonly now: () => Date
}

/** What the gateway does by itself, day by day: as a leaf tells of it, under an id of its own. */
export interface GatewayAct extends Pick<OversightEntry, 'act' | 'reason' | 'operations' | 'details'> {
  readonly id: string
}

export type RecordGatewayAct = (act: GatewayAct, change?: Change) => Promise<void>

/** Records an act of the gateway's own, with what it changes if anything. @throws {TrailUnavailable} or what the change throws. */
export const createRecordGatewayAct = ({ trail, replica, policyVersion, now }: GatewayActDeps): RecordGatewayAct =>
  async ({ id, ...act }, change) => {
    const entry: OversightEntry = {
      ...ownAct(replica), kind: 'oversight', at: now().toISOString(), disclosureId: id, policyVersion: policyVersion(), ...act,
    }
    await trail.append({ restsOn: [], entries: [entry], change })
  }
