import type { VariablesOf } from '../../frame/contract.ts'
import type { ENTRIES } from './log-operations.ts'
import { beginningOf, endOf } from './moment.ts'
import { USUAL_DAYS, type LogSearch, type Typed } from './search.ts'

export type EntryFilter = NonNullable<VariablesOf<typeof ENTRIES>['filter']>

/** The address and what is typed, as the contract filters entries. */
export const filterOf = ({ days, from, to, request, stacked: _stacked, ...lists }: LogSearch, { fileNumber, employee, text }: Typed): EntryFilter => ({
  ...lists,
  ...(from || to ? {
    ...(from && { from: beginningOf(from) }),
    ...(to && { until: endOf(to) }),
  } : { lastDays: days ?? USUAL_DAYS }),
  ...(request && { disclosureId: request }),
  ...(fileNumber && { fileNumber }),
  ...(employee && { employees: [employee] }),
  ...(text && { text }),
} as EntryFilter)
