import { readFileSync } from 'node:fs'
import { agencyOf } from '../../schema/agency.ts'
import type { Standing } from '../../policies/decision.ts'
import { consentThatCounts } from '../../policies/proof/a-consent-that-counts.ts'
import type { PlainReading } from '../../policies/proof/plain-reading.ts'

/** One line: who may learn the facts, for which purpose, and under which conditions. */
interface Line {
  readonly facts: readonly string[]
  readonly agencies: readonly string[]
  readonly roles: readonly string[]
  readonly purpose: string
  readonly conditions: readonly string[]
}

const GROUP = /^(?<controller>[A-Z]+): (?<paths>.+)$/
const LINE = /^ {2}(?<agencies>[A-Z,]+) (?<roles>[\w ]+) for (?<purpose>[A-Z_]+)(?<conditions>(; [\w ]+)*)$/

/** Reads the table by fact: who may ever learn it. @throws at a line that it cannot read. */
export const readWhoMayLearnWhat = (): PlainReading => {
  const lines = linesOf(readFileSync(new URL('./who-may-learn-what.txt', import.meta.url), 'utf8'))
  return (asking, standing, fact, at) => {
    if (agencyOf(asking.recipient) !== asking.agency) return false
    const consent = (): string | null => consentThatCounts(asking, fact.category, standing, at)
    return lines.some(({ facts, agencies, roles, purpose, conditions }) =>
      purpose === asking.purpose && agencies.includes(asking.agency) && roles.includes(asking.role) && facts.includes(fact.id)
      && standing.linked && !standing.closed && conditions.every((condition) => isMet(condition, standing, consent)))
  }
}

const linesOf = (text: string): readonly Line[] => {
  const lines: Line[] = []
  let facts: readonly string[] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '' && !one.startsWith('#'))) {
    const group = GROUP.exec(line)?.groups
    const given = LINE.exec(line)?.groups
    if (group) facts = (group['paths'] ?? '').split(' ').map((path) => `${group['controller']}.${path}`)
    else if (given) lines.push({
      facts,
      agencies: (given['agencies'] ?? '').split(','),
      roles: (given['roles'] ?? '').split(' '),
      purpose: given['purpose'] ?? '',
      conditions: (given['conditions'] ?? '').split('; ').slice(1),
    })
    else throw new Error(`the table cannot be read at: ${line}`)
  }
  return lines
}

const isMet = (condition: string, standing: Standing, consent: () => string | null): boolean => {
  const [attribute = '', ...values] = condition.split(' ')
  if (condition === 'with consent') return consent() !== null
  if (condition === 'with consent in writing') return consent() === 'inWriting'
  if (attribute === 'stage' || attribute === 'residence') return values.includes(standing[attribute])
  if (attribute === 'minor' || attribute === 'vulnerable' || attribute === 'reintegrationReporting')
    return standing[attribute]
  throw new Error(`the table does not know the condition: ${condition}`)
}
