import { expect, test } from 'vitest'
import { readAnswer } from '../../client/answer.ts'

test.each<[string, unknown, number]>([
  ['a load balancer\'s own words, as JSON', { message: 'Service Unavailable' }, 503],
  ['nothing in particular', {}, 200],
  ['no data, and not why', { data: null }, 200],
  ['no data, with a receipt', { extensions: { receipt: { disclosureId: 'd', log: 'g', leaves: ['7'], salts: [] } } }, 200],
  ['errors without a code', { errors: [{ message: 'bad gateway' }] }, 502],
])('an answer that says %s is none of the gateway\'s, and no data', async (_what, body, status) => {
  expect(await readAnswer(Response.json(body, { status }))).toMatchObject({ ok: false, code: 'NOT_UNDERSTOOD', requestId: null })
})
