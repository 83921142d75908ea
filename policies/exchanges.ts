import type { PurposeExchanges } from './exchange.ts'
import { assistance } from './exchanges/assistance.ts'
import { coordination } from './exchanges/coordination.ts'
import { departure } from './exchanges/departure.ts'
import { identification } from './exchanges/identification.ts'
import { investigation } from './exchanges/investigation.ts'
import { nonPunishment } from './exchanges/non-punishment.ts'
import { preparedReturn } from './exchanges/prepared-return.ts'
import { residenceDecision } from './exchanges/residence-decision.ts'
import { vitalInterests } from './exchanges/vital-interests.ts'

/**
 * Everything that may be disclosed of a case, in the order of the domain's exchange table.
 * X26, X27, X29 and X30 are about events, workplaces, numbers and disclosures, not facts of a case.
 */
export const EXCHANGES: readonly PurposeExchanges[] = [
  identification, assistance, residenceDecision, investigation, nonPunishment, preparedReturn, departure, coordination,
  vitalInterests,
]
