import type { RegistryEntry } from '../trail/entry.ts'
import { ownAct } from '../trail/own-act.ts'
import type { Append, Trail } from '../trail/trail.ts'

/** Which gateway brings something of its release into force, when, and why; under an id of its own. */
export interface ReleaseAct {
  readonly id: string
  readonly replica: string
  readonly at: Date
  readonly reason: string
  /** Null where none is in force yet, or it is not known which. */
  readonly policyVersion: string | null
}

/** A change that the gateway makes by itself when it starts, as its leaf tells of it. */
export const changeOfRelease = (
  { id, replica, at, reason, policyVersion }: ReleaseAct, change: string, details: RegistryEntry['details'],
): RegistryEntry => ({
  ...ownAct(replica), kind: 'registry', at: at.toISOString(), disclosureId: id, reason, policyVersion, operations: [], change,
  handle: null, details,
})

/** Another replica of the release came first: thrown by a change, it is undone with its leaves. */
export class EnteredAlready extends Error {
  override readonly name = 'EnteredAlready'
}

/** Enters what a release brings, once for all replicas. */
export const enterOnce = async (trail: Pick<Trail, 'append'>, append: Pick<Append, 'entries' | 'change'>): Promise<void> => {
  await trail.append({ ...append, restsOn: [] }).catch((error: unknown) => {
    if (!(error instanceof EnteredAlready)) throw error
  })
}
