import type { Finding } from '../../../gateway/patterns/finding.ts'
import { evaluate } from '../evaluate.ts'
import { markLook } from '../../../gateway/patterns/mark-look.ts'
import { aQuarter, type Wanted } from '../../../gateway/demo/quarter/a-quarter.ts'
import type { Misuse } from '../../../gateway/demo/quarter/misuses.ts'
import { createMemoryHistory } from './memory-history.ts'

/** What the patterns found of a quarter. */
export interface Measured {
  readonly looks: number
  /** Names of the misuses that their pattern found, and of those that it did not. */
  readonly found: readonly string[]
  readonly missed: readonly string[]
  /** Findings without any look of a misuse, once each. */
  readonly falseAlarms: readonly Finding[]
}

export const measure = async (wanted: Wanted): Promise<Measured> => {
  const history = createMemoryHistory()
  const findings = new Map<string, Finding>()
  const misuseOf = new Map<string, string>()
  const looks = aQuarter(wanted)
  for (const { misuse, ...made } of looks) {
    if (misuse) misuseOf.set(made.leaf, misuse)
    const look = markLook(history, made)
    for (const finding of evaluate(history, look)) findings.set(finding.id, finding)
    history.add(look)
  }
  const truths = [...findings.values()].map((finding) =>
    ({ finding, misuses: new Set(finding.looks.flatMap(({ leaf }) => misuseOf.get(leaf) ?? [])) }))
  const isFound = ({ name, pattern }: Misuse): boolean =>
    truths.some(({ finding, misuses }) => finding.pattern === pattern && misuses.has(name))
  return {
    looks: looks.length,
    found: wanted.misuses.filter(isFound).map(({ name }) => name),
    missed: wanted.misuses.filter((one) => !isFound(one)).map(({ name }) => name),
    falseAlarms: truths.filter(({ misuses }) => misuses.size === 0).map(({ finding }) => finding),
  }
}
