import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWN_VERSION } from '../../gateway/policies/enter-own-policies.ts'
import type { Gateway } from '../../gateway/compose.ts'
import type { DisclosureEntry, Entry, RegistryEntry } from '../../gateway/trail/entry.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { ASKING_ABOUT_EVERYTHING, governing, LESS, MORE, retold } from './a-proposal.ts'

let samsyn: AGateway
let propose: ReturnType<typeof governing>['propose']
let approve: ReturnType<typeof governing>['approve']

beforeAll(async () => {
  samsyn = await aGateway({ replicas: 1 });
  ({ propose, approve } = governing(samsyn))
})

afterAll(() => samsyn.close())

const registered = async (): Promise<RegistryEntry[]> =>
  (await samsyn.checkTrail()).flat().filter((entry: Entry): entry is RegistryEntry => entry.kind === 'registry')

const encounterSeen = async (gateway?: Gateway): Promise<boolean> => {
  const view = await samsyn.as('sara', gateway).for('ASSISTANCE').case('mira', '{ police { encounterDate } withheld { because } }')
  return view.withheld.length === 0
}

describe('the policies of the release', () => {
  test('are the first version, put in force once by the first replica that starts', async () => {
    const leaves = await registered()
    expect(leaves.map(({ change, details }) => [change, details['version']])).toEqual([
      ['proposePolicies', OWN_VERSION], ['policyInForce', OWN_VERSION],
    ])
  })

  test('are for every employee to read', async () => {
    const { body } = await samsyn.as('tove').for('OVERSIGHT').run('{ policyDocument { version document } }')
    expect(body.data?.['policyDocument'].version).toBe(OWN_VERSION)
    expect(JSON.parse(body.data?.['policyDocument'].document).exchanges).toHaveLength(9)
  })
})

describe('proposed policies', () => {
  test('are refused with a sentence when they are not in order, and the attempt stands in the trail', async () => {
    const wild = retold('ASSISTANCE', (exchanges) => exchanges.map((one) => ({
      ...one, grants: one.grants.map((grant) => ({ ...grant, facts: ['*'] })) })))
    const { proposal, faults } = await propose('dpo', wild)
    expect(proposal).toBeNull()
    expect(faults).toContain('X09 names an unknown fact `UDLST.*`')
    expect((await propose('dpo', { ...LESS, firewalls: LESS.firewalls.slice(1) })).faults).toEqual(['F1 is left out'])
    expect((await propose('dpo', '{')).faults).toHaveLength(1)
    const [said, ...others] = LESS.firewalls
    expect((await propose('dpo', { ...LESS, firewalls: [{ ...said, source: '\u202eedlik' }, ...others] })).faults)
      .toEqual(['`firewalls.0.source`: has what nobody can read'])
    expect((await propose('dpo', ASKING_ABOUT_EVERYTHING)).faults).toEqual(['the rules ask about more than 200000 situations'])
    expect((await registered()).filter(({ change }) => change === 'proposeFaultyPolicies')).toHaveLength(5)
  })

  test('are not for a caseworker to propose, nor the administrator\'s to approve', async () => {
    expect(await propose('sara', MORE)).toEqual({ refused: 'FORBIDDEN' })
    const { proposal } = await propose('dpo', MORE)
    expect(await approve('admin', proposal.id)).toEqual({ refused: 'FORBIDDEN' })
  })

  test('are none when they say what is in force', async () => {
    expect(await propose('dpo', retold('ASSISTANCE', (exchanges) => exchanges))).toEqual({ refused: 'POLICIES_UNCHANGED' })
  })

  test('permit nothing new by the proposer\'s own approval, by one approval, by one officer twice, by two of one agency', async () => {
    const { proposal } = await propose('dpo', MORE)
    expect(proposal).toMatchObject({ against: OWN_VERSION, newlyPermits: true, proposedBy: 'CMM:cmm-1002', inForceFrom: null })
    expect(await approve('dpo', proposal.id)).toEqual({ refused: 'PROPOSAL_OWN' })

    const { proposal: byAdmin } = await propose('admin', MORE)
    expect(await approve('dpo', byAdmin.id)).toMatchObject({ inForceFrom: null })
    expect(await approve('dpo', byAdmin.id)).toEqual({ refused: 'PROPOSAL_APPROVED' })
    expect(await approve('second-cmm-dpo', byAdmin.id)).toMatchObject({
      inForceFrom: null, approvals: [{ party: 'CMM', employee: 'cmm-1002' }, { party: 'CMM', employee: 'prøve-second-cmm-dpo' }],
    })
    expect(await encounterSeen()).toBe(false)
  })

  test('permit nothing new by one officer of both centres of the police, who is one person too where another is to approve', async () => {
    const { proposal: byAdmin } = await propose('admin', MORE)
    expect(await approve('poul', byAdmin.id)).toMatchObject({ inForceFrom: null })
    expect(await approve('poul-at-nuc', byAdmin.id)).toMatchObject({ inForceFrom: null, approvals: [{ party: 'NEC' }, { party: 'NUC' }] })
    const { proposal: byPoul } = await propose('poul-at-nuc', MORE)
    expect(await approve('poul', byPoul.id)).toEqual({ refused: 'PROPOSAL_OWN' })
  })

  test('permit what is new, approved by officers of two agencies, on both replicas from one instant, also to a view begun before it', async () => {
    const { proposal } = await propose('admin', MORE)
    expect(await approve('dagny', proposal.id)).toMatchObject({ inForceFrom: null })
    const { inForceFrom } = await approve('poul', proposal.id)
    const from = Date.parse(inForceFrom)
    const leaf = (await registered()).findLast(({ change, details }) => change === 'policyInForce' && details['proposal'] === proposal.id)
    expect(from - Date.parse(leaf?.at ?? '')).toBeGreaterThan(10_000)
    expect(leaf).toMatchObject({
      actor: { party: 'NEC', employee: 'nec-10007', role: 'dpo' },
      details: { proposal: proposal.id, version: proposal.version, from: inForceFrom, approvedBy: ['UDLST:us-1001', 'NEC:nec-10007'] },
    })

    expect(await Promise.all(samsyn.gateways.map(encounterSeen))).toEqual([false, false])
    await wait(from - Date.now() - 3_000)
    samsyn.fault('NEC', 'slow', 60_000)
    const begunBefore = samsyn.as('sara').for('ASSISTANCE').case('mira', '{ police { hearingDate encounterDate } withheld { field } }')
    await wait(from - Date.now() + 100)
    samsyn.fault('NEC', undefined)
    expect(await begunBefore).toMatchObject({ police: { encounterDate: expect.any(String) }, withheld: [] })
    expect((await samsyn.checkTrail()).flat().find((entry) => entry.kind === 'disclosureDiscarded')).toMatchObject({
      policyVersion: OWN_VERSION, withheld: [{ field: 'police.encounterDate' }],
    })
    expect(await Promise.all(samsyn.gateways.map(encounterSeen))).toEqual([true, true])

    const decided = (await samsyn.checkTrail()).flat().filter((entry: Entry): entry is DisclosureEntry => entry.kind === 'disclosure')
    expect(decided.length).toBeGreaterThan(3)
    for (const entry of decided) expect(entry.policyVersion).toBe(Date.parse(entry.at) < from ? OWN_VERSION : proposal.version)

    expect(await approve('second-cmm-dpo', proposal.id)).toEqual({ refused: 'PROPOSAL_DECIDED' })
  })

  test('that only take away need one officer; what was compared with older policies is to be proposed again', async () => {
    const { proposal: back } = await propose('dpo', retold('ASSISTANCE', (exchanges) => exchanges))
    expect(back).toMatchObject({ version: OWN_VERSION, newlyPermits: false })
    const { proposal: less } = await propose('dpo', LESS)
    expect(less).toMatchObject({ newlyPermits: false })
    expect((await approve('dagny', less.id)).inForceFrom).not.toBeNull()
    expect(await approve('poul', back.id)).toEqual({ refused: 'PROPOSAL_DECIDED' })
  })
})
