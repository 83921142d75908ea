import { auditServer } from 'graphql-http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { CODES } from '../../gateway/codes.ts'
import { MOST_RECORDED } from '../../gateway/pipeline/refuse-early.ts'
import { leavesFrom, leavesOf } from './a-disclosure.ts'
import { aGateway, type AGateway, type Answered } from './a-gateway.ts'

let samsyn: AGateway
let open: AGateway

beforeAll(async () => {
  [samsyn, open] = await Promise.all([aGateway(), aGateway({ demonstration: true })])
})

afterEach(() => samsyn.checkTrail())

afterAll(() => Promise.all([samsyn.close(), open.close()]))

const FOR = '@purpose(is: ASSISTANCE, reason: "en prøve")'
const SECRET = 'Zebra9131'

/** What is well, as an operation and as what is asked for on paper. */
const WELL = { query: `query ${FOR} { case(id: "x") { id } }`, case: 'x', reason: 'en prøve', format: 'csv' }

const send = async (body: unknown, gateway = samsyn): Promise<Answered> =>
  gateway.send(await gateway.issuer.token('shelter', 'ASSISTANCE'), body)

const mira = (): string => samsyn.handleOf('mira', 'shelter')

/** What of the audits is not met: three that want GET, three that want 200 for what is refused. */
const NOT_MET: readonly string[] = [
  '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
  'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  '572B SHOULD use 200 status code on document parsing failure when accepting application/json',
  'FDE2 SHOULD use 200 status code on document validation failure when accepting application/json',
  '7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
]

/** Each bad request, with the code that it gets; `Zebra9131` stands for what a person would be betrayed by. */
const BAD: readonly (readonly [what: string, body: unknown, code: keyof typeof CODES])[] = [
  ['no GraphQL', { query: `query { ${SECRET} ` }, 'SYNTAX_INVALID'],
  ['too long an operation', { query: `query ${FOR} { case(id: "x") { ${'id '.repeat(2_001)} } }` }, 'SYNTAX_INVALID'],
  ['an empty operation', { query: '' }, 'REQUEST_INVALID'],
  ['a field that there is not', { query: `query ${FOR} { case(id: "x") { ${SECRET} } }` }, 'OPERATION_INVALID'],
  ['a field nearly spelled right', { query: `query ${FOR} { case(id: "x") { cmn { needs { language } } } }` }, 'OPERATION_INVALID'],
  ['`node`', { query: `query ${FOR} { node(id: "${SECRET}") { id } }` }, 'OPERATION_INVALID'],
  ['the schema', { query: '{ __schema { types { name } } }' }, 'OPERATION_INVALID'],
  ['a type', { query: `{ __type(name: "${SECRET}") { name } }` }, 'OPERATION_INVALID'],
  ['`@defer`', { query: `query ${FOR} { case(id: "x") { ... @defer { cmm { riskLevel } } } }` }, 'OPERATION_INVALID'],
  ['`@stream`', { query: `query ${FOR} { case(id: "x") { withheld @stream { field } } }` }, 'OPERATION_INVALID'],
  ['a subscription', { query: `subscription ${FOR} { case(id: "x") { id } }` }, 'OPERATION_INVALID'],
  ['a fragment in a circle', { query: `query ${FOR} { ...a } fragment a on Query { ...a }` }, 'OPERATION_INVALID'],
  ['one key for two cases', { query: `query ${FOR} { case(id: "x") { id } case(id: "${SECRET}") { id } }` }, 'OPERATION_INVALID'],
  ['a purpose that there is not', { query: `query @purpose(is: ${SECRET}, reason: "en prøve") { case(id: "x") { id } }` }, 'OPERATION_INVALID'],
  ['no purpose', { query: `{ case(id: "${SECRET}") { id } }` }, 'PURPOSE_MISSING'],
  ['two cases by aliases', { query: `query ${FOR} { a: case(id: "x") { id } b: case(id: "${SECRET}") { id } }` }, 'ONE_DISCLOSURE'],
  ['two cases, one of them left out by `@skip`', {
    query: `query ($no: Boolean = true) ${FOR} { a: case(id: "x") { id } b: case(id: "${SECRET}") @skip(if: $no) { id } }`,
  }, 'ONE_DISCLOSURE'],
  ['two operations', {
    query: `query a ${FOR} { case(id: "x") { id } } query b ${FOR} { case(id: "${SECRET}") { id } }`, operationName: 'a',
  }, 'ONE_OPERATION'],
  ['an operation by a name that it has not', { query: `query a ${FOR} { case(id: "x") { id } }`, operationName: SECRET }, 'ONE_OPERATION'],
  ['thirty-one aliases', {
    query: `query ${FOR} { case(id: "x") { ${Array.from({ length: 31 }, (_, n) => `${SECRET}${n}: id`).join(' ')} } }`,
  }, 'TOO_MANY_ALIASES'],
  ['sixty-one directives', { query: `query ${FOR} { case(id: "x") { ${'id @skip(if: false) '.repeat(60)} } }` }, 'TOO_MANY_DIRECTIVES'],
  ['a variable of the wrong type', {
    query: `query ($id: ID!) ${FOR} { case(id: $id) { id } }`, variables: { id: { cpr: SECRET } },
  }, 'VARIABLES_INVALID'],
  ['a variable left out', { query: `query ($id: ID!) ${FOR} { case(id: $id) { id } }`, variables: { other: SECRET } }, 'VARIABLES_INVALID'],
  ['a reason that is null after all', {
    query: `query ($r: String = "en prøve") @purpose(is: ASSISTANCE, reason: $r) { case(id: "${SECRET}") { id } }`, variables: { r: null },
  }, 'VARIABLES_INVALID'],
  ['a case that is null after all', { query: `query ($id: ID = "${SECRET}") ${FOR} { case(id: $id) { id } }`, variables: { id: null } }, 'VARIABLES_INVALID'],
  ['a change of what is null after all', {
    query: `mutation ($id: ID = "${SECRET}") ${FOR} { withdrawConsent(id: $id) { consentRecord { id } } }`, variables: { id: null },
  }, 'VARIABLES_INVALID'],
  ['a condition that is null after all', {
    query: `query ($no: Boolean = true) ${FOR} { case(id: "${SECRET}") @skip(if: $no) { id } }`, variables: { no: null },
  }, 'VARIABLES_INVALID'],
  ['variables that are a list', { query: `query ${FOR} { case(id: "x") { id } }`, variables: [SECRET] }, 'REQUEST_INVALID'],
  ['extensions that are text', { query: `query ${FOR} { case(id: "x") { id } }`, extensions: SECRET }, 'REQUEST_INVALID'],
  ['the hash of a stored operation', { extensions: { persistedQuery: { version: 1, sha256Hash: SECRET } } }, 'REQUEST_INVALID'],
  ['a batch', [{ query: `query ${FOR} { case(id: "${SECRET}") { id } }` }], 'REQUEST_INVALID'],
  ['an empty batch', [], 'REQUEST_INVALID'],
  ['the null character', { query: `query ($id: ID!) ${FOR} { case(id: $id) { id } }`, variables: { id: `${SECRET}\0` } }, 'REQUEST_INVALID'],
  ['the null character as GraphQL spells it', { query: `query ${FOR} { case(id: "${SECRET}\\u{000}") { id } }` }, 'REQUEST_INVALID'],
  ['the null character as GraphQL spells it, that spelled as JSON does', JSON.stringify({ query: `query ${FOR} { case(id: "${SECRET}~u0000") { id } }` }).replace('~', '\\u005c'), 'REQUEST_INVALID'],
  ['what is not JSON', `{"query": "${SECRET}`, 'REQUEST_INVALID'],
  ['a JSON text', JSON.stringify(SECRET), 'REQUEST_INVALID'],
  ['no body', '', 'REQUEST_INVALID'],
  ['a poisoned prototype', `{"__proto__": {"query": "{ __typename }"}, "query": "${SECRET}"}`, 'REQUEST_INVALID'],
  ['more than 100 KB', { query: SECRET.repeat(12_000) }, 'REQUEST_TOO_LARGE'],
  ['a page of none', { query: `query ${FOR} { cases(first: 0) { pageInfo { hasNextPage } } }` }, 'PAGE_INVALID'],
]

describe('a bad operation gets a code of the closed list with its own sentence, and nothing of it comes back', () => {
  test.each(BAD)('%s', async (_what, body, code) => {
    const from = await leavesOf(samsyn)
    samsyn.forgetAsked()
    const answer = await send(body)
    const [error, ...more] = answer.body.errors ?? []
    expect(answer.status).toBe(CODES[code][0])
    expect(error).toMatchObject({ message: CODES[code][1], extensions: { code } })
    for (const other of more) expect(CODES[other.extensions.code as keyof typeof CODES][1]).toBe(other.message)
    expect(answer.text).not.toContain('Zebra')
    expect(answer.text).not.toMatch(/did you mean|cmm|needs|stack|graphql-js|node_modules/i)
    expect(answer.body.data ?? null).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect([...samsyn.agencies.keys()].flatMap((party) => samsyn.askedOf(party))).toEqual([])
    const recorded = await leavesFrom(samsyn, from)
    expect(recorded).toMatchObject([{
      kind: 'refusal', code, reason: null, about: null, operations: [], purpose: 'ASSISTANCE', actor: { employee: 'reden-031' },
    }])
    expect(JSON.stringify(recorded)).not.toContain('Zebra')
  })

  test('a condition on a fact that is null after all is refused at the door, with a leaf, and CMM is not asked', async () => {
    const from = await leavesOf(samsyn)
    samsyn.forgetAsked()
    const { status, body } = await send({
      query: `query ($id: ID!, $no: Boolean = true) ${FOR} { case(id: $id) { cmm { riskLevel @skip(if: $no) } } }`, variables: { id: mira(), no: null },
    })
    expect([status, body.data, body.errors?.map(({ extensions: { code } }) => code)]).toEqual([400, { case: null }, ['VARIABLES_INVALID']])
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'refusal', code: 'VARIABLES_INVALID', purpose: 'ASSISTANCE' }])
    expect(samsyn.askedOf('CMM')).toEqual([])
  })

  test.each([
    ['a change whose answer is asked for on a condition', 'mutation', 'saveSearch(name: "i dag", filter: { lastDays: 1 }) { search { id @skip(if: $value) } }', 'Boolean = true'],
    ['numbers that are asked for on a condition', 'query', 'entryCounts { total ...a }', 'Boolean = true', 'fragment a on EntryCounts { byCode @skip(if: $value) { code } }'],
    ['numbers by no unit of time', 'query', 'entryCounts { overTime(unit: $value) { day } }', 'TimeUnit = DAY'],
  ])('%s that is null after all is refused at the door: a leaf says so, and nothing is done', async (_what, operation, field, type, fragment = '') => {
    const from = await leavesOf(samsyn)
    const { status, body } = await samsyn.send(await samsyn.issuer.token('dpo', 'OVERSIGHT'), {
      query: `${operation} ($value: ${type}) @purpose(is: OVERSIGHT, reason: "en prøve") { ${field} } ${fragment}`, variables: { value: null },
    })
    expect([status, body.errors?.map(({ extensions: { code } }) => code)]).toEqual([400, ['VARIABLES_INVALID']])
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'refusal', code: 'VARIABLES_INVALID', actor: { employee: 'cmm-1002' } }])
    expect((await samsyn.as('dpo').for('OVERSIGHT').run('{ savedSearches { searches { id } } }')).body.data).toEqual({ savedSearches: { searches: [] } })
  })

  test('P9: a flood of them fills no trail: from the two hundredth in a minute on they are refused unread, one leaf says so, and what is well is answered', async () => {
    const flood = async (): Promise<Answered[]> => Promise.all(Array.from({ length: MOST_RECORDED }, () =>
      open.issuer.token('ingrid', 'PREPARED_RETURN').then((token) => open.send(token, { query: `{ ${SECRET} ` }))))
    const from = await leavesOf(open)
    const answers = [...await flood(), ...await flood()]
    const codes = (await leavesFrom(open, from)).map((leaf) => leaf.kind === 'refusal' && leaf.code)
    expect(codes.filter((one) => one === 'SYNTAX_INVALID').length).toBeLessThan(2 * MOST_RECORDED)
    expect(codes.filter((one) => one === 'TOO_MANY_REFUSALS').length).toBeGreaterThan(0)
    expect(codes.filter((one) => one === 'TOO_MANY_REFUSALS').length).toBeLessThan(3)
    const unread = answers.filter(({ status }) => status === 429)
    expect(unread.length).toBeGreaterThan(0)
    for (const { body, headers } of unread)
      expect([body.errors?.[0]?.extensions.code, headers.get('retry-after')]).toEqual(['TOO_MANY_REFUSALS', '60'])
    const well = { query: 'query @purpose(is: PREPARED_RETURN, reason: "en prøve") { cases(first: 1) { pageInfo { hasNextPage } } }' }
    expect((await open.send(await open.issuer.token('ingrid', 'PREPARED_RETURN'), well)).body.errors).toBeUndefined()
  })

  test('every sentence is one to act on: lower case, without a final stop', () => {
    for (const [, message] of Object.values(CODES)) expect(message).toMatch(/^[a-z].*[^.]$/)
  })

  test.each(['text/html', 'application/json;q=0', 'image/*, text/plain;q=1'])('who accepts but %s is refused before anything is asked or done', async (accept) => {
    const from = await leavesOf(samsyn)
    samsyn.forgetAsked()
    const reply = await fetch(`${samsyn.url}/graphql`, {
      method: 'POST', headers: { ...await samsyn.headersOf('shelter', 'ASSISTANCE'), accept },
      body: JSON.stringify({ query: `query ($id: ID!) ${FOR} { case(id: $id) { cmm { riskLevel } } }`, variables: { id: mira() } }),
    })
    expect([reply.status, await reply.json()]).toEqual([400, { errors: [{ message: CODES.REQUEST_INVALID[1], extensions: { code: 'REQUEST_INVALID' } }] }])
    expect(samsyn.askedOf('CMM')).toEqual([])
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'refusal', code: 'REQUEST_INVALID' }])
  })

  describe.each(['/graphql', '/report', '/oversight/export'])('P9: what cannot be read at %s is a leaf when its sender is known, and nothing of it comes back', (path) => {
    test.each<[string, string, string | Buffer, keyof typeof CODES]>([
      ['is no JSON', 'application/json', `{ ${SECRET}`, 'REQUEST_INVALID'],
      ['is of another type', 'text/csv', SECRET, 'REQUEST_INVALID'],
      ['is of a type that a form has', 'text/plain', SECRET, 'REQUEST_INVALID'],
      ['is written in Latin-1', 'application/json', Buffer.from(JSON.stringify({ ...WELL, operationName: `${SECRET}æ` }), 'latin1'), 'REQUEST_INVALID'],
      ['has half a character', 'application/json', JSON.stringify({ ...WELL, operationName: `${SECRET}\ud83d` }), 'REQUEST_INVALID'],
      ['is empty', 'application/json', '', 'REQUEST_INVALID'],
      ['is too large', 'application/json', JSON.stringify(SECRET.repeat(20_000)), 'REQUEST_TOO_LARGE'],
    ])('as it %s', async (_what, type, body, code) => {
      const from = await leavesOf(samsyn)
      const ask = async (headers: Record<string, string>): Promise<unknown> =>
        (await fetch(`${samsyn.url}${path}`, { method: 'POST', headers: { ...headers, 'content-type': type }, body })).json()
      const refused = { errors: [{ message: CODES[code][1], extensions: { code } }] }
      expect(await ask(await samsyn.headersOf('shelter', 'ASSISTANCE'))).toEqual(refused)
      expect(await ask({})).toEqual(refused)
      expect(await leavesFrom(samsyn, from)).toMatchObject([
        { kind: 'refusal', code, reason: null, about: null, purpose: 'ASSISTANCE', actor: { employee: 'reden-031' } },
      ])
    })
  })

  test.each(['GET', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])('%s is refused, also with a whole operation in its address', async (method) => {
    const query = encodeURIComponent(`query ${FOR} { case(id: "${SECRET}") { id } }`)
    const reply = await fetch(`${samsyn.url}/graphql?query=${query}`, {
      method, headers: { authorization: `Bearer ${await samsyn.issuer.token('shelter', 'ASSISTANCE')}`, 'apollo-require-preflight': '1' },
    })
    const text = await reply.text()
    expect([reply.status, reply.headers.get('allow'), JSON.parse(text)]).toEqual([
      405, 'POST', { errors: [{ message: CODES.REQUEST_INVALID[1], extensions: { code: 'REQUEST_INVALID' } }] },
    ])
  })

  test('a form, which a browser sends without asking, is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const reply = await fetch(`${samsyn.url}/graphql`, {
        method: 'POST', body: '{"query":"{ __typename }"}',
        headers: { 'content-type': type, authorization: `Bearer ${await samsyn.issuer.token('shelter', 'ASSISTANCE')}` },
      })
      const { errors } = await reply.json() as Answered['body']
      expect([type, errors?.[0]?.extensions.code]).toEqual([type, 'REQUEST_INVALID'])
      expect(reply.status).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('a smuggled field is decided on like any other', () => {
  const smuggle = async (selection: string, fragments = '', variables: Record<string, unknown> = {}, declared = '') => {
    samsyn.forgetAsked()
    const { body } = await send({
      query: `query ($id: ID!${declared}) ${FOR} { case(id: $id) { ${selection} withheld { field } } } ${fragments}`,
      variables: { id: mira(), ...variables },
    })
    expect(body.errors).toBeUndefined()
    return { view: body.data?.['case'], asked: samsyn.askedOf('CMM').flatMap(({ asked }) => asked.flatMap(({ facts }) => facts)) }
  }
  const hidden = [{ field: 'cmm.safeHouseAddress' }]

  test('under an alias named like a permitted field', async () => {
    const { view, asked } = await smuggle('cmm { riskLevel: safeHouseAddress accommodationKind: riskLevel }')
    expect(view).toEqual({ cmm: { riskLevel: null, accommodationKind: 'MEDIUM' }, withheld: hidden })
    expect(asked).toEqual(['riskLevel'])
  })

  test('in a fragment within a fragment, in an inline one, and in the same view named twice', async () => {
    const { view, asked } = await smuggle(
      'cmm { needs { language } } again: cmm { ...a } cmm { ... on CmmView { riskLevel } }',
      'fragment a on CmmView { ...b } fragment b on CmmView { safeHouseAddress }')
    expect(view).toEqual({ cmm: { needs: { language: 'th' }, riskLevel: 'MEDIUM' }, again: { safeHouseAddress: null }, withheld: hidden })
    expect(asked.sort()).toEqual(['needs.language', 'riskLevel'])
  })

  test('behind `@include` and `@skip` with the defaults of variables: what is left out is neither asked nor decided on', async () => {
    const declared = ', $no: Boolean = false, $yes: Boolean = true'
    const selection = 'cmm { riskLevel @include(if: $no) accommodationKind safeHouseAddress @skip(if: $yes) }'
    const out = await smuggle(selection, '', {}, declared)
    expect(out).toEqual({ view: { cmm: { accommodationKind: 'SHELTER' }, withheld: [] }, asked: ['accommodationKind'] })
    const { view, asked } = await smuggle(selection, '', { no: true, yes: false }, declared)
    expect(view).toEqual({ cmm: { riskLevel: 'MEDIUM', accommodationKind: 'SHELTER', safeHouseAddress: null }, withheld: hidden })
    expect(asked.sort()).toEqual(['accommodationKind', 'riskLevel'])
  })

  test('one root field named twice under one key is one disclosure with one leaf', async () => {
    const from = await leavesOf(samsyn)
    const { body } = await send({
      query: `query ($id: ID!) ${FOR} { case(id: $id) { cmm { riskLevel } } case(id: $id) { cmm { safeHouseAddress } withheld { field } } }`,
      variables: { id: mira() },
    })
    expect(body.data).toEqual({ case: { cmm: { riskLevel: 'MEDIUM', safeHouseAddress: null }, withheld: hidden } })
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'disclosure', given: [{ facts: [{ field: 'cmm.riskLevel' }] }], withheld: hidden }])
  })
})

describe('the contract can be read where it is shown, and nowhere else', () => {
  test('introspection answers in the demonstration alone', async () => {
    const query = { query: '{ __schema { queryType { name } } }' }
    expect((await send(query, open)).body.data).toEqual({ __schema: { queryType: { name: 'Query' } } })
    expect((await send(query)).body.errors?.[0]?.extensions.code).toBe('OPERATION_INVALID')
  })
})

describe('GraphQL over HTTP, by the published audits of graphql-http', () => {
  const audit = async (gateway: AGateway): Promise<string[]> => {
    const token = await gateway.issuer.token('shelter', 'ASSISTANCE')
    const fetchFn = (url: string, init: RequestInit = {}): Promise<Response> =>
      fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } })
    const results = await auditServer({ url: `${gateway.url}/graphql`, fetchFn })
    return results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)
  }

  test('every MUST is met; GET is not offered, and what is refused has status 400 whatever media type is accepted', async () => {
    expect(await audit(open)).toEqual(NOT_MET)
  })

  test('where the contract cannot be read, just the audits fail besides that read a type of it', async () => {
    const besides = (await audit(samsyn)).filter((one) => !NOT_MET.includes(one))
    expect(besides.map((one) => one.slice(0, 4))).toEqual(['BF61', '2EA1', '28B9'])
  })
})
