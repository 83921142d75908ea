import { permitsOf } from '../../policies/by-controller.ts'
import type { Notice, Withholding } from '../../policies/decision.ts'
import type { FactValues } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import type { Events } from '../telemetry/events.ts'
import { isBreakGlass } from '../trail/entry.ts'
import type { CollectedCase, Receipt, Recorded } from './stages.ts'
import { mayTryAgain } from './unavailable-reason.ts'

/** One case as the contract's `CaseView` reads it: views under their names, each with just what is given. */
export interface AnsweredCase {
  readonly id: string
  readonly fileNumber: string | null
  readonly withheld: readonly { field: string; because: Withholding['because']; remedy: string | null }[]
  readonly unavailable: readonly { controller: string; fields: readonly string[]; because: string; tryAgain: boolean }[]
  readonly notices: readonly { field: string; says: Notice['says'] }[]
  readonly [view: string]: unknown
}

export interface Answer {
  readonly cases: readonly AnsweredCase[]
  readonly hasNextPage: boolean
  readonly receipt: Receipt
  /** As of `Recorded`: when it has lapsed, the answer no longer leaves. */
  readonly stoodAt: number
}

const viewOf = new Map(FACTS.map((fact) => [fact.controller, fact.view]))

/** Builds the answer from what was recorded and nothing else. */
export const createAnswer = (events: Events) => (recorded: Recorded): Answer => {
  const { planned, cases } = recorded.collected
  const { asking, disclosureId } = planned.bound
  const sum = (count: (one: CollectedCase) => number): number => cases.reduce((total, one) => total + count(one), 0)
  events.disclosed({
    recipient: asking.recipient,
    purpose: asking.purpose,
    cases: cases.length,
    given: sum((one) => one.planned.decision.permits.length),
    withheld: sum((one) => one.planned.decision.withholdings.length),
  })
  if (cases.some((one) => isBreakGlass(one.planned.decision)))
    events.brokeGlass({ recipient: asking.recipient, disclosureId })
  return { cases: cases.map(answerCase), hasNextPage: planned.hasNextPage, receipt: recorded.receipt, stoodAt: recorded.stoodAt }
}

const answerCase = (one: CollectedCase): AnsweredCase => {
  const { controlled, decision } = one.planned
  const views: Record<string, FactValues> = {}
  for (const [controller, values] of one.values) {
    const view = viewOf.get(controller)
    if (view) views[view] = values
  }
  const given = (notice: Notice): boolean => one.values.has(notice.fact.controller)
  return {
    ...views,
    id: controlled.handle,
    fileNumber: controlled.fileNumber,
    withheld: decision.withholdings.map(({ fact, because, remedy }) => ({ field: fact.field, because, remedy: remedy?.da ?? null })),
    unavailable: one.missing.map(({ controller, because }) => ({
      controller,
      fields: permitsOf(controller, decision).map(({ fact }) => fact.field),
      because,
      tryAgain: mayTryAgain(because),
    })),
    notices: decision.notices.filter(given).map(({ fact, says }) => ({ field: fact.field, says })),
  }
}
