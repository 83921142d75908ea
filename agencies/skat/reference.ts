import { readFileSync } from 'node:fs'
import type { CaseAsk } from '../adapter.ts'
import { acceptOrder } from '../reference/accept-order.ts'
import { heldCases } from '../reference/held-cases.ts'
import { createHttpServer } from '../reference/http-server.ts'
import type { CreateReference, ReferenceDeps } from '../reference/reference.ts'
import { CONTENT_TYPE, isOwn, mustBeUnderstood, readEnvelope, writeEnvelope, writeFault, type Envelope } from './soap.ts'
import { treeOf } from './values.ts'
import { pathOfElement, vocabulary } from './vocabulary.ts'
import type { XmlTree } from './xml.ts'

const contract = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

interface Answer { readonly status: number; readonly message: string }

/** The tax administration's reference system: SOAP 1.2 at `/sagsoplysning`, its contract beside it. */
export const createReference: CreateReference = async (deps) => {
  const server = createHttpServer(deps.faults)
  server.addContentTypeParser('application/soap+xml', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  server.post<{ Body: string }>('/sagsoplysning', async (request, reply) => {
    const { status, message } = await answerTo(request.body, deps)
    return reply.code(status).type(CONTENT_TYPE).send(message)
  })

  server.get('/sagsoplysning.xsd', async (_request, reply) =>
    reply.type('application/xml').send(contract('sagsoplysning.xsd')))
  server.get('/sagsoplysning.wsdl', async (request, reply) =>
    reply.type('application/xml').send(contract('sagsoplysning.wsdl').replace('//localhost/', `//${request.host}/`)))

  const url = await server.listen({ host: '127.0.0.1', port: deps.port })
  return { url, close: () => server.close() }
}

const answerTo = async (message: string, deps: ReferenceDeps): Promise<Answer> => {
  const envelope = readEnvelope(message)
  if (!envelope) return sender('Beskeden er ikke SOAP 1.2')
  const order = envelope.headers.find((header) => isOwn(header, 'VideregivelsesordreTekst'))
  if (envelope.headers.some((header) => header !== order && mustBeUnderstood(header)))
    return { status: 500, message: writeFault({ code: 'MustUnderstand', text: 'Et SOAP-hoved er ukendt' }) }
  const asked = askedIn(envelope)
  if (!asked) return sender('Forespørgslen er ikke efter kontrakten')
  if (!(await acceptOrder(deps, order?.text.trim(), asked))) return sender('Ordren er afvist', 'OrdreAfvist')
  return { status: 200, message: writeEnvelope({ SagsoplysningHent_O: answerFor(deps, asked) }) }
}

const sender = (text: string, subcode?: string): Answer =>
  ({ status: 400, message: writeFault({ code: 'Sender', text, ...(subcode && { subcode }) }) })

/** The cases and facts that a request names, or undefined when it is not as `sagsoplysning.xsd` says. */
const askedIn = ({ body }: Envelope): CaseAsk[] | undefined => {
  const asks = body.children.map(({ children: [fileNumber, ...elements] }) => ({
    fileNumber: fileNumber?.text.trim() ?? '',
    facts: elements.flatMap((element) => pathOfElement(element.text.trim()) ?? []),
    elements,
  }))
  const asTheContract = isOwn(body, 'SagsoplysningHent_I') && asks.length > 0 && asks.length <= 100
    && asks.every((ask) => ask.fileNumber && ask.facts.length > 0 && ask.facts.length === ask.elements.length)
  return asTheContract ? asks.map(({ fileNumber, facts }) => ({ fileNumber, facts })) : undefined
}

const answerFor = (deps: ReferenceDeps, asked: readonly CaseAsk[]): XmlTree => {
  const extra = deps.faults.current?.kind === 'oversend' ? { PersonCPRNummerIdentifikator: '010190-9999' } : {}
  return {
    Sagsoplysning: heldCases(deps, asked).map(({ fileNumber, facts }) =>
      treeOf({ SagNummerIdentifikator: fileNumber, ...vocabulary.toWire(facts), ...extra })),
  }
}
