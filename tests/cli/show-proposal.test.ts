import { expect, test } from 'vitest'
import { showProposals } from '../../gateway/cli/policy/show-proposal.ts'

const proposal = (version: string, inForceFrom: string) => ({
  id: `${version} ${inForceFrom}`, version, against: null, newlyPermits: true, proposedBy: 'CMM:cmm-1002', proposedAt: inForceFrom, inForceFrom, approvals: [],
})

test('of a version that is in force again the list says since when it is this time', () => {
  const proposals = [proposal('a', '2026-03-10T19:00:00Z'), proposal('b', '2026-03-10T11:00:00Z'), proposal('a', '2026-03-10T07:00:00Z')]
  const said = showProposals(proposals, 'a', new Date('2026-03-11T12:00:00Z'))
  expect(said.map((one) => /Status +(.*)/.exec(one)?.[1])).toEqual([
    'i kraft siden 10.03.2026 kl. 20.00', 'trådte i kraft 10.03.2026 kl. 12.00', 'trådte i kraft 10.03.2026 kl. 08.00',
  ])
})
