import { contradictionsOf } from './contradictions.ts'
import type { PolicySet } from './decision.ts'
import { EXCHANGES } from './exchanges.ts'
import type { Firewall } from './firewall.ts'
import { FIREWALLS } from './firewalls.ts'
import { faultsOf } from './lint.ts'
import type { PolicyData, PolicyRules } from './policy-data.ts'

/**
 * The document that this release was written with. What is in a document can be proposed and approved while the gateway
 * runs: the exchange table, and what the firewalls forbid. The purposes' legal bases and regimes, the action plans with
 * their clocks, the stages and the permissions are law that code rests on: they come with a release, and are part of the
 * version that a release makes of a document.
 */
export const OWN_DOCUMENT: PolicyRules = { exchanges: EXCHANGES, firewalls: FIREWALLS }

/** A document with the rest of the release's data, and what was made of them. */
export interface MadePolicies {
  readonly data: PolicyData
  readonly set: PolicySet
}

/** Firewalls that code holds: which consent counts (F8, F9), one purpose (F12), one assessor (F14). */
const HELD_BY_CODE: readonly Firewall[] = FIREWALLS.filter(({ forbids }) => forbids.length === 0)

/** What is wrong with a document, in words for those who write it. No firewall is left out. */
export const faultsOfDocument = ({ exchanges, firewalls }: PolicyRules): readonly string[] => [
  ...faultsOf(exchanges, firewalls),
  ...contradictionsOf(exchanges, firewalls),
  ...FIREWALLS.filter(({ id }) => !firewalls.some((one) => one.id === id)).map(({ id }) => `${id} is left out`),
  ...HELD_BY_CODE.filter(({ id }) => firewalls.some((one) => one.id === id && one.forbids.length > 0))
    .map(({ id }) => `${id} is held by the code: leave its \`forbids\` empty`),
]
