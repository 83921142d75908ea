import { expect, test } from 'vitest'
import { orderFor } from '../../gateway/pipeline/order-for.ts'
import { partyAsksOf } from '../../gateway/pipeline/party-asks.ts'
import { aPage, aPlannedCase, permitsOf } from './a-page.ts'

const OF_CMM = permitsOf('X11', ['cmm.riskLevel', 'cmm.needs.language'])
const LANGUAGE = permitsOf('X12', ['cmm.needs.language'])
const linkedAs = (...links: readonly (readonly [party: string, agency: 'CMM' | 'NGO', fileNumber: string | null])[]) =>
  ({ links: links.map(([party, agency, fileNumber]) => ({ party, agency, fileNumber })) })

test('P2: each party is ordered once, for just the cases and facts that are its own, on just their exchanges and legal bases', () => {
  const page = aPage([
    aPlannedCase(OF_CMM, linkedAs(['NGO-REDEN', 'NGO', 'REDEN-1'], ['CMM', 'CMM', 'CMM-1'])),
    aPlannedCase(LANGUAGE, linkedAs(['CMM', 'CMM', 'CMM-2'])),
    aPlannedCase([...OF_CMM, ...permitsOf('X13', ['ngo.healthNeeds'])], linkedAs(['CMM', 'CMM', 'CMM-3'], ['NGO-ANDEN', 'NGO', 'A-3'])),
    aPlannedCase(permitsOf('X13', ['ngo.healthNeeds']), linkedAs(['NGO-REDEN', 'NGO', 'REDEN-4'])),
  ], 'KOM-0101')
  const ofAll = { disclosureId: 'd-1', recipient: 'KOM-0101', actor: 'us-1001', role: 'assessor', purpose: 'IDENTIFICATION' }
  expect(partyAsksOf(page).map((partyAsk) => orderFor(page.bound, partyAsk))).toEqual([
    {
      ...ofAll, controller: 'CMM', exchanges: ['X11', 'X12'], legalBases: ['every exchange', 'X11', 'X12'], asks: [
        { facts: ['riskLevel', 'needs.language'], fileNumbers: ['CMM-1', 'CMM-3'] }, { facts: ['needs.language'], fileNumbers: ['CMM-2'] },
      ],
    },
    { ...ofAll, controller: 'NGO-ANDEN', exchanges: ['X13'], legalBases: ['every exchange', 'X13'], asks: [{ facts: ['healthNeeds'], fileNumbers: ['A-3'] }] },
    { ...ofAll, controller: 'NGO-REDEN', exchanges: ['X13'], legalBases: ['every exchange', 'X13'], asks: [{ facts: ['healthNeeds'], fileNumbers: ['REDEN-4'] }] },
  ])
})

test('nobody is asked who is no party to the case, or knows it by no number; nor Samsyn itself', () => {
  const permits = [...OF_CMM, ...permitsOf('X13', ['ngo.healthNeeds']), ...permitsOf('X28', ['coordination.stage'])]
  expect(partyAsksOf(aPage([aPlannedCase(permits, linkedAs(['CMM', 'CMM', null]))]))).toEqual([])
})
