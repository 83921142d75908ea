import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RefusalEntry } from '../../gateway/trail/entry.ts'
import { disclosureTo, leavesFrom, leavesOf } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

/** Sara's token is for ASSISTANCE; what she is after is given for PREPARED_RETURN only. */
const RETURN = 'immigration { returnAccepted }'

const AS = (purpose: string): string => `@purpose(is: ${purpose}, reason: "en prøve")`

const attack = async (query: string, variables: Record<string, unknown> = {}) => {
  const from = await leavesOf(samsyn)
  samsyn.forgetAsked()
  const answer = await samsyn.send(await samsyn.issuer.token('sara', 'ASSISTANCE'), {
    query, variables: { id: samsyn.handleOf('daria', 'sara'), ...variables },
  })
  const leaves = await leavesFrom(samsyn, from) as RefusalEntry[]
  return {
    code: answer.body.errors?.[0]?.extensions.code,
    status: answer.status,
    leaves: leaves.map(({ kind, code }) => `${kind} ${code}`),
    askedOf: [...samsyn.agencies.keys()].filter((party) => samsyn.askedOf(party).length > 0),
  }
}

const refusedEarly = (code: string) => ({ code, status: 400, leaves: [`refusal ${code}`], askedOf: [] })

describe('F12: one purpose to an operation, the token\'s', () => {
  test.each([
    ['stated outright', AS('PREPARED_RETURN'), '', {}],
    ['by a variable', '@purpose(is: $p, reason: "en prøve")', ', $p: Purpose!', { p: 'PREPARED_RETURN' }],
    ['by the default of a variable', '@purpose(is: $p, reason: "en prøve")', ', $p: Purpose! = PREPARED_RETURN', {}],
  ])('another purpose than the token\'s, %s, is refused with a leaf', async (_how, purpose, declared, variables) => {
    expect(await attack(`query ($id: ID!${declared}) ${purpose} { case(id: $id) { ${RETURN} } }`, variables))
      .toEqual({ code: 'PURPOSE_MISMATCH', status: 403, leaves: ['refusal PURPOSE_MISMATCH'], askedOf: [] })
  })

  test('two purposes on one operation, one in the wrong place, or none, are refused and nobody is asked', async () => {
    expect(await attack(`query ($id: ID!) ${AS('ASSISTANCE')} ${AS('PREPARED_RETURN')} { case(id: $id) { ${RETURN} } }`))
      .toEqual(refusedEarly('OPERATION_INVALID'))
    expect(await attack(`query ($id: ID!) { case(id: $id) { ${RETURN} } }`)).toEqual(refusedEarly('PURPOSE_MISSING'))
    expect(await attack(`query ($id: ID!) { case(id: $id) ${AS('ASSISTANCE')} { ${RETURN} } }`))
      .toEqual(refusedEarly('OPERATION_INVALID'))
  })

  test('two views joined in one operation by aliases or a fragment are refused, and nobody is asked', async () => {
    const two = [
      `{ a: case(id: $id) { ${RETURN} } b: case(id: $id) { id } }`,
      `{ a: case(id: $id) { ${RETURN} } ...more } fragment more on Query { cases { edges { node { id } } } }`,
    ]
    for (const fields of two)
      expect(await attack(`query ($id: ID!) ${AS('ASSISTANCE')} ${fields}`)).toEqual(refusedEarly('ONE_DISCLOSURE'))
  })

  test('a header that names another purpose changes nothing', async () => {
    const token = await samsyn.issuer.token('sara', 'ASSISTANCE')
    const reply = await fetch(`${samsyn.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json', authorization: `Bearer ${token}`,
        purpose: 'PREPARED_RETURN', 'x-purpose': 'PREPARED_RETURN',
      },
      body: JSON.stringify({
        query: `query ($id: ID!) ${AS('ASSISTANCE')} { case(id: $id) { ${RETURN} withheld { field } } }`,
        variables: { id: samsyn.handleOf('daria', 'sara') },
      }),
    })
    expect(await reply.json()).toMatchObject({
      data: { case: { immigration: null, withheld: [{ field: 'immigration.returnAccepted' }] } },
    })
  })

  test('two operations in a batch are refused whole', async () => {
    const one = { query: '{ __typename }' }
    const { status, body } = await samsyn.send(await samsyn.issuer.token('sara', 'ASSISTANCE'), [one, one])
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'REQUEST_INVALID'])
  })

  test('what was given to Sara for one purpose is not given to her for another', async () => {
    const fields = ['immigration.returnAccepted']
    const first = await disclosureTo(samsyn, 'sara', 'PREPARED_RETURN', 'daria', fields)
    expect(first.view['immigration']).toEqual({ returnAccepted: false })
    const then = await disclosureTo(samsyn, 'sara', 'ASSISTANCE', 'daria', fields)
    expect([then.view['immigration'], then.asked, then.leaf.given]).toEqual([null, {}, []])
  })
})
