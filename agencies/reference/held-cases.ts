import type { FactValues } from '../../schema/fact.ts'
import type { CaseAsk } from '../adapter.ts'
import type { ReferenceDeps } from './reference.ts'

/** One case as a reference system is about to send it, before it is put into the agency's own terms. */
export interface HeldCase {
  readonly fileNumber: string
  readonly facts: FactValues
}

/** The cases that a well-behaved system sends for an ask; or more, or others, under `oversend` and `wrongCase`. */
export const heldCases = (deps: ReferenceDeps, asks: readonly CaseAsk[]): HeldCase[] => {
  const found = asks.flatMap((ask) => {
    const facts = deps.facts.get(ask.fileNumber)
    return facts ? [{ fileNumber: ask.fileNumber, facts: pick(facts, ask.facts) }] : []
  })
  const kind = deps.faults.current?.kind
  const asked = new Set(asks.map((ask) => ask.fileNumber))
  const stranger = [...deps.facts].find(([fileNumber]) => !asked.has(fileNumber))
  if (kind === 'oversend') return [...asked, ...(stranger ? [stranger[0]] : [])].flatMap((fileNumber) => {
    const facts = deps.facts.get(fileNumber)
    return facts ? [{ fileNumber, facts }] : []
  })
  if (kind === 'wrongCase' && stranger) return found.map(() => ({ fileNumber: stranger[0], facts: stranger[1] }))
  return found
}

/** Just the named paths of nested facts; a path into a list picks from each of its items. */
export const pick = (facts: FactValues, paths: readonly string[]): FactValues => {
  const heads = new Map<string, string[]>()
  for (const path of paths) {
    const [head = '', ...rest] = path.split('.')
    heads.set(head, [...(heads.get(head) ?? []), ...(rest.length ? [rest.join('.')] : [])])
  }
  return Object.fromEntries([...heads].flatMap(([head, rest]) =>
    Object.hasOwn(facts, head) ? [[head, pickValue(facts[head], rest)]] : []))
}

const pickValue = (value: unknown, rest: readonly string[]): unknown => {
  if (rest.length === 0) return value
  if (Array.isArray(value)) return value.map((item) => pickValue(item, rest))
  return typeof value === 'object' && value !== null ? pick(value as FactValues, rest) : value
}
