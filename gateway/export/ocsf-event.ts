import type { FollowedLeaf } from '../followers/follower.ts'
import { canonicalBytes } from '../trail/canonical.ts'
import { givenFacts, isBreakGlass, type DisclosureEntry, type Entry } from '../trail/entry.ts'
import { leafHash } from '../trail/merkle.ts'

/** Of the Open Cybersecurity Schema Framework: the version, and its class API Activity. */
const VERSION = '1.3.0'
const API_ACTIVITY = { category_uid: 6, class_uid: 6003 }

const ACTIVITY = { create: 1, read: 2, update: 3, other: 99 }
const SEVERITY = { informational: 1, low: 2, high: 4 }
const STATUS = { success: 1, failure: 2 }

/** Who acts when the gateway itself does. */
const GATEWAY = { party: 'SAMSYN', client: 'samsyn', employee: 'samsyn', role: 'administrator' }

/** An event of OCSF 1.3, class API Activity (6003). */
export type OcsfEvent = Readonly<Record<string, unknown>>

/**
 * A leaf as a SIEM takes it: who, when, what, with which outcome; the leaf's place and hash make it known again, and tell it
 * from the one that stood there before a backup was restored. No case, not even by a handle, no reason, which is free text, and
 * no commitment: whoever watches for attacks needs none of it (P7).
 */
export const ocsfEvent = ({ log, index, entry }: FollowedLeaf & { readonly entry: Entry }): OcsfEvent => {
  const actor = 'actor' in entry ? entry.actor : GATEWAY
  const { activity, operation, severity, ...told } = toldOf(entry)
  return {
    ...API_ACTIVITY,
    activity_id: activity,
    type_uid: API_ACTIVITY.class_uid * 100 + activity,
    time: Date.parse(entry.at),
    severity_id: severity,
    status_id: entry.kind === 'refusal' || entry.kind === 'disclosureDiscarded' ? STATUS.failure : STATUS.success,
    ...(entry.kind === 'refusal' && { status_code: entry.code }),
    metadata: {
      version: VERSION, product: { name: 'Samsyn', vendor_name: 'Samsyn' }, uid: `${log}:${index}:${hashOf(entry)}`, log_name: log,
      ...('disclosureId' in entry && { correlation_uid: entry.disclosureId }),
    },
    actor: { user: { uid: actor.employee, org: { uid: actor.party }, groups: [{ name: actor.role }] }, app_uid: actor.client },
    api: { operation, service: { name: 'samsyn' } },
    src_endpoint: { uid: actor.client },
    unmapped: { kind: entry.kind, ...('purpose' in entry && { purpose: entry.purpose }), ...told },
  }
}

/** The first 64 bits of the leaf's. */
const hashOf = (entry: Entry): string => leafHash(canonicalBytes(entry)).toString('hex', 0, 8)

interface Told {
  readonly activity: number
  readonly operation: string
  readonly severity: number
  readonly [name: string]: unknown
}

const toldOf = (entry: Entry): Told => {
  switch (entry.kind) {
    case 'disclosure':
    case 'disclosureDiscarded': return ofDisclosure(entry)
    case 'refusal': return { activity: ACTIVITY.read, operation: 'refuse', severity: SEVERITY.low }
    case 'registry': return { activity: ACTIVITY.update, operation: entry.change, severity: SEVERITY.informational }
    case 'oversight': return { activity: ACTIVITY.read, operation: entry.act, severity: SEVERITY.informational }
    default: return { activity: ACTIVITY.other, operation: entry.kind, severity: SEVERITY.informational }
  }
}

const ofDisclosure = (entry: DisclosureEntry): Told => {
  const brokeGlass = isBreakGlass(entry)
  return {
    activity: ACTIVITY.read, operation: entry.kind === 'disclosure' ? 'disclose' : 'discard', severity: brokeGlass ? SEVERITY.high : SEVERITY.informational,
    regime: entry.regime, controllers: entry.controllers, fields: givenFacts(entry).map(({ field }) => field),
    withheld: entry.withheld.length, unavailable: entry.unavailable.length, brokeGlass,
  }
}
