import { createHash, randomBytes } from 'node:crypto'
import type { JWK } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { eventually } from '../eventually.ts'
import { untilTaken } from '../oversight/a-following.ts'
import { aWitness, type AWitness } from '../trail/a-witness.ts'
import { aHolder } from '../verify/a-holder.ts'

let samsyn: AGateway
let witness: AWitness
let holder: Awaited<ReturnType<typeof aHolder>>

beforeAll(async () => {
  samsyn = await aGateway({
    configure: async (config) => {
      const { verifierKey } = createNoteSigner(config.origin, config.checkpointKey as JWK)
      witness = await aWitness('at', [verifierKey])
      holder = await aHolder({ logs: [verifierKey], witnesses: [witness.settings.key], quorum: 1 })
      return { ...config, witnesses: { quorum: 1, witnesses: [witness.settings] } }
    },
  })
})
afterAll(async () => {
  await samsyn.close()
  await witness.close()
  await holder.remove()
})

test('a sample of what an agency took part in is drawn again by anyone, also where others were refused what it was not asked for', async () => {
  await samsyn.as('sara').for('ASSISTANCE').case('mira', '{ police { hearingDate } }')
  await samsyn.as('sara').for('ASSISTANCE').case('joy', '{ immigration { assessmentDecision } }')
  expect(await samsyn.as('ib').for('RESIDENCE_DECISION').case('joy', '{ cmm { returnWish } withheld { because } }'))
    .toEqual({ cmm: null, withheld: [{ because: 'CONDITION_NOT_MET' }] })
  await samsyn.database.adminPool.query(`update link set file_number = null where handle = $1`, [samsyn.handleOf('blessing', 'dpo')])
  expect(await samsyn.as('ulla').for('IDENTIFICATION').case('blessing', '{ cmm { assessmentDecision indicators } withheld { because } unavailable { fields } }'))
    .toEqual({ cmm: null, withheld: [{ because: 'CONSENT_MISSING' }], unavailable: [{ fields: ['cmm.assessmentDecision'] }] })
  await untilTaken(samsyn.database.adminPool, 'index')
  const nonce = randomBytes(32).toString('hex')
  const does = (mutation: string, variables = {}, declared = '') => samsyn.as('dpo').for('OVERSIGHT', 'årlig stikprøve').change(mutation, variables, declared)
  const { commitSample: { id } } = await does('commitSample(input: $input) { id }', { input: {
    from: new Date(Date.now() - 86_400_000), until: new Date(), nonceHash: createHash('sha256').update(nonce).digest('hex'), strata: [{ size: 5 }],
  } }, ', $input: CommitSampleInput!')
  await eventually(async () => expect(await does(`drawSample(id: "${id}", nonce: "${nonce}") { id }`)).toEqual({ drawSample: { id } }), 1_000)
  expect(await holder.verify('sample', samsyn.database.adminUrl, '--sample', id)).toEqual({
    code: 0, error: '', out: `stikprøven holder / the sample holds: ${id}, 2 af / of 2\n`,
  })
})
