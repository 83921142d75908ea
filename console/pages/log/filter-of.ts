import { Temporal } from 'temporal-polyfill'
import type { VariablesOf } from '../../frame/contract.ts'
import type { ENTRIES } from './log-operations.ts'
import { USUAL_DAYS, type LogSearch, type Typed } from './search.ts'

export type EntryFilter = NonNullable<VariablesOf<typeof ENTRIES>['filter']>

const ZONE = 'Europe/Copenhagen'

/** The first instant of a Danish calendar day. */
const startOf = (day: Temporal.PlainDate): string => day.toZonedDateTime(ZONE).toInstant().toString()

/** The address and what is typed, as the contract filters entries. */
export const filterOf = ({ days, from, to, request, ...lists }: LogSearch, { fileNumber, employee, text }: Typed): EntryFilter => ({
  ...lists,
  ...(from || to ? {
    ...(from && { from: startOf(Temporal.PlainDate.from(from)) }),
    ...(to && { until: startOf(Temporal.PlainDate.from(to).add({ days: 1 })) }),
  } : { lastDays: days ?? USUAL_DAYS }),
  ...(request && { disclosureId: request }),
  ...(fileNumber && { fileNumber }),
  ...(employee && { employees: [employee] }),
  ...(text && { text }),
} as EntryFilter)
