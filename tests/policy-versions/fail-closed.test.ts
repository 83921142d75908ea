import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OWN_VERSION } from '../../gateway/policies/enter-own-policies.ts'
import { contentOf } from '../../gateway/policies/policy-content.ts'
import { OWN_DOCUMENT } from '../../policies/policy-document.ts'
import { versionOf } from '../../policies/policy-set.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'

let samsyn: AGateway

beforeEach(async () => {
  samsyn = await aGateway()
})

afterEach(() => samsyn.close())

const language = () => samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } withheld { field } }')

/** Until the answer is as wanted. */
const until = (wanted: object) => expect.poll(language).toMatchObject(wanted)

test('a replica that cannot read for five seconds which policies hold gives nothing, asks nobody, and says so', async () => {
  expect(await language()).toMatchObject({ withheld: [] })
  await samsyn.database.adminPool.query('revoke select on policy_proposal from samsyn_gateway')
  await until({ refused: 'POLICIES_UNKNOWN' })
  samsyn.forgetAsked()
  await language()
  expect(samsyn.askedOf('CMM')).toEqual([])
  expect((await samsyn.checkTrail()).flat().at(-1)).toMatchObject({ kind: 'refusal', code: 'POLICIES_UNKNOWN' })
  await samsyn.database.adminPool.query('grant select on policy_proposal to samsyn_gateway')
  await until({ withheld: [] })
})

const OTHER_LAW = contentOf(OWN_DOCUMENT).replace('"reflectionAtMostDays":120', '"reflectionAtMostDays":150')

test.each([
  ['that are not what their name is the hash of', contentOf(OWN_DOCUMENT), '0'.repeat(64)],
  ['that are not policies', 'nothing', versionOf('nothing')],
  ['that rest on law of another release', OTHER_LAW, versionOf(OTHER_LAW)],
])('policies in force %s permit nothing', async (_what, content, version) => {
  await samsyn.database.adminPool.query(
    `insert into policy_proposal values ($1, $2, $3, $4, false, 'X:intruder', now(), now())`,
    [randomUUID(), version, Buffer.from(content), OWN_VERSION])
  await until({ refused: 'POLICIES_UNKNOWN' })
  const { body } = await samsyn.as('dpo').for('OVERSIGHT').run('{ policyProposals { inForce } }')
  expect(body.data).toEqual({ policyProposals: { inForce: version } })
})
