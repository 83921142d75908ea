import facts from '../../generated/facts.json'
import type { Label } from '../../words/words.ts'

/** A case as the gateway answers: each controller's view, and what is not in it. */
export interface CaseShown {
  readonly id: string
  readonly fileNumber: string | null
  readonly withheld: readonly { readonly field: string; readonly because: string; readonly remedy: string | null }[]
  readonly unavailable: readonly {
    readonly controller: string; readonly fields: readonly string[]; readonly because: string; readonly tryAgain: boolean
  }[]
  readonly notices: readonly { readonly field: string; readonly says: string }[]
  readonly [view: string]: unknown
}

/** What the contract says of a fact. */
export interface FactWords {
  readonly field: string
  readonly controller: string
  readonly name: Label
  readonly type: string
  readonly list: boolean
}

const byField = new Map<string, FactWords>(facts.map((fact) => [fact.field, fact]))

export const factAt = (field: string): FactWords => {
  const fact = byField.get(field)
  if (!fact) throw new Error(`the contract has no field \`${field}\``)
  return fact
}

/** All that stands at a field: of lists, of each of its members. */
export const valuesAt = (shown: unknown, path: readonly string[]): readonly unknown[] => {
  if (shown === null || shown === undefined) return []
  if (Array.isArray(shown)) return shown.flatMap((one) => valuesAt(one, path))
  const [name, ...below] = path
  return name === undefined ? [shown] : valuesAt((shown as Record<string, unknown>)[name], below)
}

/** The fields that were answered, by controller, in the contract's order. */
export const givenBy = (shown: CaseShown, fields: readonly string[]): ReadonlyMap<string, readonly FactWords[]> => {
  const missing = new Set([...shown.withheld.map(({ field }) => field), ...shown.unavailable.flatMap((one) => one.fields)])
  return Map.groupBy(fields.filter((field) => !missing.has(field)).map(factAt), ({ controller }) => controller)
}
