import { describe, expect, test } from 'vitest'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { agreesWith } from '../../policies/proof/agrees-with.ts'
import { inWords } from '../../policies/proof/counterexample.ts'
import { CIRCUMSTANCES_IN_ALL, createExploration } from '../../policies/proof/explore.ts'
import { plainReading } from '../../policies/proof/plain-reading.ts'
import { PROPERTIES } from '../../policies/proof/properties.ts'
import { prove } from '../../policies/proof/prove.ts'
import { ASKED, ASKERS } from '../../policies/proof/questions.ts'
import { factNamed } from '../../schema/facts.ts'
import { cedarReading } from './proof/cedar-reading.ts'
import { proveTheFirewalls, proveThePolicies, type Findings } from './proof/report.ts'

const everyDecision = ASKERS.length * ASKED.length * CIRCUMSTANCES_IN_ALL
const against = ({ findings }: Findings) => findings.filter((one) => one.against !== null)

describe('of every decision that there is', () => {
  test('each property is true, and a plain reading of exchanges and firewalls decides the same', () => {
    const found = proveThePolicies()
    expect(against(found)).toEqual([])
    expect(found.decisions).toBe(everyDecision)
    expect(found.decisions).toBeGreaterThan(200_000_000_000)
  }, 600_000)

  test('what the firewalls forbid they forbid alone, were everything exchanged', () => {
    expect(against(proveTheFirewalls())).toEqual([])
  }, 600_000)
})

describe('a second opinion', () => {
  const investigations = ASKERS.filter(({ purpose }) => purpose === 'INVESTIGATION')

  test('Cedar permits the same of every question that is asked for investigation', () => {
    const cedar = cedarReading(EXCHANGES, FIREWALLS)
    const { broken } = prove(createPolicySet(), [agreesWith('Cedar', cedar.permits)], investigations, ASKED)
    expect([...broken.values()].map(inWords)).toEqual([])
    expect(cedar.asked()).toBeGreaterThan(5_000)
  })

  test.each(['Cedar', 'a plain reading'])('%s is found to differ when it reads other policies', (who) => {
    const others = FIREWALLS.filter(({ id }) => id !== 'F7')
    const opinion = who === 'Cedar' ? cedarReading(EXCHANGES, others).permits : plainReading(EXCHANGES, others)
    const investigators = investigations.filter(({ agency, role }) => agency === 'NEC' && role === 'investigator')
    const { broken } = prove(createPolicySet(), [agreesWith(who, opinion)], investigators, [factNamed('UDLST.name')])
    expect([...broken.values()].map(inWords)).toEqual([expect.stringContaining('it is withheld by F7')])
  })
})

describe('an exploration', () => {
  test('tells apart what a visit reads, and counts the rest as covered', () => {
    const exploration = createExploration()
    const seen: string[] = []
    const { covered, visits } = exploration.every(() => {
      if (!exploration.read('linked')) seen.push('stranger')
      else seen.push(exploration.read('consented') ? exploration.read('form') : 'no consent')
    })
    expect(seen).toEqual(['no consent', 'spoken', 'inWriting', 'stranger'])
    expect({ covered, visits }).toEqual({ covered: CIRCUMSTANCES_IN_ALL, visits: 4 })
  })

  test('finds the one combination that is unlike all others', () => {
    const { every, read } = createExploration()
    let found = 0
    every(() => {
      if (read('stage') === 'closed' && read('minor') && read('consented') && read('period') === 'notBegun') found += 1
    })
    expect(found).toBe(1)
  })
})

describe('a counterexample', () => {
  const brokenBy = (exchanges: typeof EXCHANGES, firewalls: typeof FIREWALLS, id: string): string => {
    const policies = createPolicySet(exchanges, firewalls)
    const properties = PROPERTIES.filter((one) => one.id === id)
    const asked = ASKERS.filter(({ agency, role }) => agency === 'NEC' && role === 'investigator')
    return [...prove(policies, properties, asked, ASKED).broken.values()].map(inWords).join('\n')
  }

  test('is a sentence about who asks what, with what the decision depended on and nothing else', () => {
    expect(brokenBy(EXCHANGES, FIREWALLS.filter(({ id }) => id !== 'F7'), 'F7'))
      .toBe('NEC, investigator, asks for IDENTIFICATION about `CMM.assessmentDecision`; '
        + 'not closed, residence `lawful`, the party is not linked to the case: it is given by X08')
  })
})
