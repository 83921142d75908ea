import { readFileSync } from 'node:fs'
import { createClientAsync, type Client } from 'soap'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { startReference, type StartedReference } from '../../agencies/reference/start-reference.ts'
import { createAdapter } from '../../agencies/skat/adapter.ts'
import { createReference } from '../../agencies/skat/reference.ts'
import { createOrders, type Orders } from '../contract/orders.ts'
import { startScriptedServer, type ScriptedServer } from './scripted-server.ts'

const THUY = 'SKAT-2026-4711'
const PABLO = 'SKAT-2026-4712'
const held = new Map([
  [THUY, {
    employers: [{ cvrNumber: '01234567', name: ' Grøn & Søn <Gartneri> ' }, { cvrNumber: '87654321', name: null }],
    declaredIncomeMonths: 0,
    noDeclaredIncome: true,
    controlFindings: [],
  }],
  [PABLO, { employers: [], declaredIncomeMonths: 3, noDeclaredIncome: false, controlFindings: ['Løn kontant'] }],
])
const all = ['employers.cvrNumber', 'employers.name', 'declaredIncomeMonths', 'noDeclaredIncome', 'controlFindings']
const asks = [{ fileNumber: THUY, facts: all }, { fileNumber: PABLO, facts: ['controlFindings', 'employers.name'] }]

let orders: Orders
let reference: StartedReference

beforeAll(async () => {
  orders = await createOrders()
  reference = await startReference({
    create: createReference, party: 'SKAT', facts: held, gatewayKeys: orders.keys, now: () => new Date(), port: 0,
  })
})

beforeEach(() => reference.log.clear())
afterAll(() => reference?.close())

describe('the contract of the tax administration', () => {
  const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')
  const errorsIn = async (xml: string): Promise<unknown> => (await validateXML({
    xml: { fileName: 'message.xml', contents: xml },
    schema: { fileName: 'envelope.xsd', contents: read('skat-envelope.xsd') },
    preload: { fileName: 'sagsoplysning.xsd', contents: read('../../agencies/skat/sagsoplysning.xsd') },
  })).errors

  test('what the gateway asks and what the tax administration answers hold to the schema', async () => {
    const message = await askedOnTheWire()
    const answer = await post(message)
    expect(await errorsIn(message)).toEqual([])
    expect(await errorsIn(answer.text)).toEqual([])
    expect([answer.status, answer.type]).toEqual([200, 'application/soap+xml; charset=utf-8'])
  })

  test('the schema finds a message that asks for what the contract does not have', async () => {
    const message = (await askedOnTheWire()).replace('KontrolFundSamling', 'PersonCPRNummerIdentifikator')
    expect(await errorsIn(message)).not.toEqual([])
  })
})

describe('a client that is not ours, from the WSDL alone', () => {
  const elements = ['LoenindkomstManglerIndikator', 'VirksomhedNavn']
  const input = { Sagsopslag: [{ SagNummerIdentifikator: THUY, OplysningNavn: elements }] }
  let client: Client

  beforeAll(async () => {
    client = await createClientAsync(`${reference.url}/sagsoplysning.wsdl`, { forceSoap12Headers: true })
  })

  const call = async (order: string): Promise<unknown> => {
    client.clearSoapHeaders()
    client.addSoapHeader({ VideregivelsesordreTekst: order }, '', 'sag', 'urn:oio:skat:sagsoplysning:1.0')
    const hent = client['SagsoplysningHentAsync'] as (input: unknown) => Promise<readonly unknown[]>
    return (await hent(input))[0]
  }

  test('gets just the elements that it names, in their types', async () => {
    const order = await orders.sign('SKAT', [{ fileNumber: THUY, facts: ['noDeclaredIncome', 'employers.name'] }])
    expect(await call(order)).toMatchObject({ Sagsoplysning: [{
      SagNummerIdentifikator: THUY,
      LoenindkomstManglerIndikator: true,
      ArbejdsgiverSamling: { Arbejdsgiver: [{ VirksomhedNavn: expect.stringContaining('Søn <Gart') as unknown }, {}] },
    }] })
    expect(reference.log.entries.map((entry) => entry.accepted)).toEqual([true])
  })

  test('is refused in a SOAP 1.2 fault without an order that covers the call, and that is logged', async () => {
    const narrow = await orders.sign('SKAT', [{ fileNumber: THUY, facts: ['noDeclaredIncome'] }])
    for (const order of ['', narrow]) await expect(call(order)).rejects.toMatchObject({
      root: { Envelope: { Body: { Fault: { Code: { Value: 'env:Sender', Subcode: { Value: 'sag:OrdreAfvist' } } } } } },
    })
    expect(reference.log.entries.map((entry) => entry.accepted)).toEqual([false, false])
  })
})

describe('the tax administration refuses', () => {
  test.each([
    ['a document type with an entity', (message: string) => withEntity(message, '"Mira"')],
    ['SOAP 1.1', (message: string) => message.replace('2003/05/soap-envelope', '2001/12/soap-envelope')],
    ['an element that the contract does not have', (message: string) => message.replace('VirksomhedNavn', 'PersonNavn')],
    ['a header that it must understand and does not', (message: string) =>
      message.replace('<env:Header>', '<env:Header><x:A xmlns:x="urn:x" env:mustUnderstand="true"/>')],
  ])('%s, and answers no case', async (_what, change) => {
    const answer = await post(change(await askedOnTheWire()))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.text).toContain('<env:Fault>')
    expect(answer.text).not.toContain(THUY)
    expect(reference.log.entries).toEqual([])
  })
})

describe('an answer that is not what the contract says', () => {
  const number = `<SagNummerIdentifikator>${THUY}</SagNummerIdentifikator>`
  const sag = (inner: string): string => `<Sagsoplysning>${number}${inner}</Sagsoplysning>`
  const answered = (inner: string, headers = ''): string =>
    '<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns="urn:oio:skat:sagsoplysning:1.0">'
    + `<env:Header>${headers}</env:Header>`
    + `<env:Body><SagsoplysningHent_O>${inner}</SagsoplysningHent_O></env:Body></env:Envelope>`
  const months = (value: string): string => answered(sag(`<LoenindkomstMaanedAntal>${value}</LoenindkomstMaanedAntal>`))
  const findings = (text: string): string => answered(sag(`<KontrolFundSamling><KontrolFundTekst>${text}</KontrolFundTekst></KontrolFundSamling>`))
  const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil'
  const fault = (code: string): string => answered('').replace(/<SagsoplysningHent_O.*SagsoplysningHent_O>/,
    `<env:Fault><env:Code><env:Value>env:${code}</env:Value></env:Code><env:Reason>Mira Testesen</env:Reason></env:Fault>`)
  const tenfold = Array.from('bcdefghi', (name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)
  const laughs = (answer: string): string => `<!DOCTYPE a [<!ENTITY a "ha">${tenfold.join('')}]>${answer}`

  test.each([
    ['an external entity', withEntity(months('&x;'), 'SYSTEM "file:///etc/hostname"'), 'garbled'],
    ['a billion laughs', laughs(months('&i;')), 'garbled'],
    ['a processing instruction', `<?xml-stylesheet href="x"?>${months('1')}`, 'garbled'],
    ['SOAP 1.1', months('1').replace('2003/05/soap-envelope', '2001/12/soap-envelope'), 'garbled'],
    ['elements of another namespace around the cases', months('1').replace('sagsoplysning:1.0', 'andet'), 'garbled'],
    ['a number that is none', months('syv'), 'garbled'],
    ['an empty number', months(''), 'garbled'],
    ['two answers in one', answered('').replace('</env:Body>', '<x:Andet xmlns:x="urn:x"/></env:Body>'), 'garbled'],
    ['more months than the last twelve', months('13'), 'garbled'],
    ['fewer months than none', months('-1'), 'garbled'],
    ['a number beyond all months', months('99999999999'), 'garbled'],
    ['one element twice', answered(sag('<LoenindkomstMaanedAntal>1</LoenindkomstMaanedAntal>'.repeat(2))), 'garbled'],
    ['a case with two numbers', answered(sag(number)), 'garbled'],
    ['a header that must be understood', answered('', '<x:A xmlns:x="urn:x" env:mustUnderstand="1"/>'), 'garbled'],
    ['a name that would change all objects', answered(sag('<__proto__><a>1</a></__proto__>')), 'garbled'],
    ['two documents', months('1') + months('1'), 'garbled'],
    ['a name among the findings', answered(sag('<KontrolFundSamling><KontrolFundTekst>x</KontrolFundTekst><PersonNavn>Mira</PersonNavn></KontrolFundSamling>')), 'garbled'],
    ['findings of another namespace', answered(sag('<KontrolFundSamling><x:KontrolFundTekst xmlns:x="urn:x">Mira</x:KontrolFundTekst></KontrolFundSamling>')), 'garbled'],
    ['a name with an entity that nothing declares', findings('L&oslash;n'), 'garbled'],
    ['a name with a number that is no character', findings('L&#1;&#xD800;n'), 'garbled'],
    ['a name with what is no character', findings('L\u0001n'), 'garbled'],
    ['a text with elements in it', findings('Løn <b>kontant</b>'), 'garbled'],
    ['an element for a text', findings('<b>Løn kontant</b>'), 'garbled'],
    ['a text for a collection', answered(sag('<KontrolFundSamling>Løn kontant</KontrolFundSamling>')), 'garbled'],
    ['a text for the cases', answered('Databasen svarer ikke'), 'garbled'],
    ['nil for the cases', answered('').replace('_O>', `_O ${nil}="true">`), 'garbled'],
    ['a text beside what it knows of a case', answered(sag('Databasen svarer ikke')), 'garbled'],
    ['nil, and a number all the same', months('7').replace('Antal>', `Antal ${nil}="true">`), 'garbled'],
    ['a fault of its own', fault('Receiver'), 'unreachable'],
    ['a fault of ours', fault('Sender'), 'garbled'],
  ])('%s gives no facts', async (_what, answer, kind) => {
    await expect(fetchFrom(answer)).rejects.toMatchObject({ message: `agency failure: ${kind}` })
  })

  test('P3: the same names in another namespace are not the agency\'s facts, and are counted', async () => {
    const reply = await fetchFrom(answered(sag('<LoenindkomstMaanedAntal xmlns="urn:x">1</LoenindkomstMaanedAntal>')))
    expect(reply).toEqual({ cases: new Map([[THUY, {}]]), surplus: 1 })
  })

  test('P3: what stands beside the cases is counted', async () => {
    expect(await fetchFrom(answered(`${sag('')}<InternNotat>Mira</InternNotat>`))).toEqual({ cases: new Map([[THUY, {}]]), surplus: 1 })
  })

  test('P11: what is said to be nil is empty, and no text or number', async () => {
    const reply = await fetchFrom(answered(sag(`<LoenindkomstMaanedAntal ${nil}="true"/><KontrolFundSamling ${nil}="1"/>`)))
    expect(reply.cases.get(THUY)).toEqual({ declaredIncomeMonths: null, controlFindings: null })
  })

  test('P11: what only looks like nil, in a namespace of another, is not empty', async () => {
    const reply = await fetchFrom(months('7').replace('Antal>', 'Antal xmlns:x="urn:x" x:nil="true">'))
    expect(reply.cases.get(THUY)).toEqual({ declaredIncomeMonths: 7 })
  })

  test('characters written by number or in a CDATA section are read as what they are, and a text stays one to the letter', async () => {
    const reply = await fetchFrom(answered(sag(
      '<KontrolFundSamling><KontrolFundTekst>L&#248;n &amp; mad</KontrolFundTekst>'
      + '<KontrolFundTekst><![CDATA[<kontant>]]></KontrolFundTekst><KontrolFundTekst> 7 </KontrolFundTekst><KontrolFundTekst>007</KontrolFundTekst></KontrolFundSamling>')))
    expect(reply.cases.get(THUY)).toEqual({ controlFindings: ['Løn & mad', '<kontant>', ' 7 ', '007'] })
  })

  test('P11: thousands of attributes around thousands of elements are read as others are, and hold nobody else up', async () => {
    const attributes = Array.from({ length: 8_000 }, (_, index) => ` xmlns:a${index}=""`).join('')
    const findings = '<KontrolFundTekst>x</KontrolFundTekst>'.repeat(16_000)
    const reply = await fetchFrom(answered(sag(`<KontrolFundSamling${attributes}>${findings}</KontrolFundSamling>`)))
    expect(reply.cases.get(THUY)?.['controlFindings']).toHaveLength(16_000)
  }, 60_000)

  test('a name in another encoding, even one that the answer states, is a failure and no other name', async () => {
    const answer = answered(sag('<KontrolFundSamling><KontrolFundTekst>Søn & Gartneri</KontrolFundTekst></KontrolFundSamling>'.replace('&', '&amp;')))
    const stated = answer.replace(/^(<\?xml[^>]*\?>)?/, '<?xml version="1.0" encoding="ISO-8859-1"?>')
    await expect(fetchFrom(Buffer.from(stated, 'latin1'))).rejects.toMatchObject({ message: 'agency failure: garbled' })
  })

  test.each([[401, 'refused'], [403, 'refused'], [404, 'garbled'], [429, 'unreachable'], [503, 'unreachable'], [200, 'garbled']])(
    'status %i without an envelope is %s', async (status, kind) => {
      await expect(fetchFrom('<html/>', status)).rejects.toMatchObject({ message: `agency failure: ${kind}` })
    })

  test('a page in another encoding that says that the service is down says just that', async () => {
    const page = Buffer.from('<html><p>Tjenesten er midlertidigt utilgængelig</p></html>', 'latin1')
    await expect(fetchFrom(page, 503)).rejects.toMatchObject({ message: 'agency failure: unreachable' })
  })

  const fetchFrom = (answer: string | Buffer, status?: number): ReturnType<ReturnType<typeof createAdapter>['fetch']> =>
    withScript(answer, async (server) => {
      const adapter = createAdapter(server.url)
      const cases = [{ fileNumber: THUY, facts: ['declaredIncomeMonths', 'controlFindings'] }]
      return adapter.fetch({ disclosureId: 'd-1', cases, order: 'o', signal: AbortSignal.timeout(30_000) })
        .finally(() => adapter.close())
    }, status)
})

const withEntity = (message: string, value: string): string =>
  `<!DOCTYPE env:Envelope [<!ENTITY x ${value}>]>${message.replace(/^<\?xml[^>]*\?>/, '')}`

const withScript = async <T>(answer: string | Buffer, use: (server: ScriptedServer) => Promise<T>, status = 200): Promise<T> => {
  const server = await startScriptedServer({ type: 'application/soap+xml', body: answer, status })
  return use(server).finally(() => server.close())
}

/** The message that the adapter sends for `asks`, with an order that covers it. */
const askedOnTheWire = (): Promise<string> =>
  withScript('', async (server) => {
    const adapter = createAdapter(server.url)
    const order = await orders.sign('SKAT', asks)
    await expect(adapter.fetch({ disclosureId: 'd-1', cases: asks, order, signal: AbortSignal.timeout(30_000) })).rejects.toThrow()
    await adapter.close()
    return server.received[0] ?? ''
  })

const post = async (body: string): Promise<{ status: number; type: unknown; text: string }> => {
  const headers = { 'content-type': 'application/soap+xml; charset=utf-8' }
  const reply = await request(`${reference.url}/sagsoplysning`, { method: 'POST', headers, body })
  return { status: reply.statusCode, type: reply.headers['content-type'], text: await reply.body.text() }
}
