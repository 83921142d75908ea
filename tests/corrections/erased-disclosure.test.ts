import { afterAll, beforeAll, expect, test } from 'vitest'
import { disclosureTo, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway({ differs: true }) })
afterAll(() => samsyn.close())

/** What the police ask of CMM in Daria's case; the leaf that it leaves. */
const investigated = async (fact: string): Promise<string> => {
  await disclosureTo(samsyn, 'karen', 'INVESTIGATION', 'daria', [fact])
  return String(await leavesOf(samsyn) - 1)
}

const seal = (leaf: string): Promise<unknown> => samsyn.as('poul').for('OVERSIGHT').change('sealLeaves(input: $input) { log }', { input: {
  log: 'replica-1', leaves: [leaf], because: 'crimeInvestigation', authority: 'prosecution',
  reviewOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
} }, ', $input: SealLeavesInput!')

/** As `erase_leaves` does, which does it to nothing of the last half year. */
const erase = async (leaf: string): Promise<void> => {
  await samsyn.database.adminPool.query(`update trail_leaf set entry = null where log_id = 'replica-1' and index = $1`, [leaf])
  await samsyn.database.adminPool.query(`delete from seal where log_id = 'replica-1' and leaf = $1`, [leaf])
}

/** To whom CMM's officer is shown that the correction was told, and of which facts. */
const toldOf = async (): Promise<{ readonly resolved: boolean; readonly recipients: unknown } | undefined> => {
  const all = await Promise.all(['OPEN', 'CONFIRMED'].map(async (state) => (await samsyn.as('dpo').for('OVERSIGHT').run(
    `{ corrections(state: ${state}) { corrections { resolved recipients { party facts } } } }`)).body.data?.['corrections'].corrections))
  return all.flat()[0]
}

test('what the police got sealed shows no more when it is erased, and the seal with it: neither that they got it, nor what of it', async () => {
  const [open, sealed] = [await investigated('cmm.indicators'), await investigated('cmm.willingToTestify')]
  await seal(sealed)
  await samsyn.as('sara').for('ASSISTANCE').change('reportCorrection(case: $case, facts: ["CMM.willingToTestify", "CMM.indicators"], kind: CORRECTED) { id }',
    { case: samsyn.handleOf('daria', 'sara') }, ', $case: ID!')
  await expect.poll(toldOf).toEqual({ resolved: true, recipients: [{ party: 'NEC', facts: ['cmm.indicators'] }] })
  await erase(sealed)
  expect(await toldOf()).toEqual({ resolved: true, recipients: [{ party: 'NEC', facts: ['cmm.indicators'] }] })
  await erase(open)
  expect(await toldOf()).toEqual({ resolved: true, recipients: [] })
})
