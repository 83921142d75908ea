import { ACTION_PLANS, type ActionPlan } from './action-plans.ts'
import type { PurposeExchanges } from './exchange.ts'
import { EXCHANGES } from './exchanges.ts'
import type { Firewall } from './firewall.ts'
import { FIREWALLS } from './firewalls.ts'

/** What decides who may have which fact: plain data that survives JSON, so that two versions can be compared. */
export interface PolicyRules {
  readonly exchanges: readonly PurposeExchanges[]
  readonly firewalls: readonly Firewall[]
}

/** All that lawyers write and change. */
export interface PolicyData extends PolicyRules {
  /** Oldest first. */
  readonly plans: readonly ActionPlan[]
}

/** The policies as they stand. */
export const POLICY_DATA: PolicyData = { exchanges: EXCHANGES, firewalls: FIREWALLS, plans: ACTION_PLANS }
