import { isUtf8 } from 'node:buffer'
import type { Adapter, CaseAsk } from '../adapter.ts'
import { AgencyFailure } from '../agency-failure.ts'
import { replyFrom, type ReceivedCase } from '../reply.ts'
import { createHttpTransport, type HttpReply } from '../transport/http.ts'
import { requireOk } from '../transport/json-reply.ts'
import { textOf } from '../transport/text-of.ts'
import { CONTENT_TYPE, isOwn, mustBeUnderstood, readEnvelope, readFault, writeEnvelope } from './soap.ts'
import { elementsOf, groupOf, valueOf } from './values.ts'
import { elementNamesOf, vocabulary } from './vocabulary.ts'
import type { XmlElement, XmlTree } from './xml.ts'

const ACTION = 'urn:oio:skat:sagsoplysning:1.0:SagsoplysningHent'

/** Asks the tax administration over SOAP 1.2 (`sagsoplysning.wsdl`): one message for all cases of an ask. */
export const createAdapter = (url: string): Adapter => {
  const http = createHttpTransport(url)
  return {
    fetch: async ({ cases, order, signal }) => {
      const reply = await http.send({
        method: 'POST',
        path: '/sagsoplysning',
        headers: { 'content-type': `${CONTENT_TYPE}; action="${ACTION}"`, 'accept': 'application/soap+xml' },
        body: writeEnvelope(requestFor(cases), { VideregivelsesordreTekst: order }),
        signal,
      })
      const { received, surplus } = receivedFrom(answerIn(reply))
      return replyFrom(cases, received, vocabulary, surplus)
    },
    close: () => http.close(),
  }
}

const requestFor = (cases: readonly CaseAsk[]): XmlTree => ({
  SagsoplysningHent_I: {
    Sagsopslag: cases.map(({ fileNumber, facts }) =>
      ({ SagNummerIdentifikator: fileNumber, OplysningNavn: elementNamesOf(facts) })),
  },
})

/** The answer in a reply. @throws {AgencyFailure} by the codes of a fault, never by its words. */
const answerIn = ({ status, body }: HttpReply): XmlElement => {
  const envelope = isUtf8(body) ? readEnvelope(textOf(body)) : undefined
  if (!envelope) requireOk(status)
  const fault = envelope && readFault(envelope.body)
  if (fault?.subcode === 'OrdreAfvist') throw new AgencyFailure('refused')
  if (fault?.code === 'Receiver') throw new AgencyFailure('unreachable')
  const understood = envelope && !envelope.headers.some(mustBeUnderstood) && isOwn(envelope.body, 'SagsoplysningHent_O')
  if (status !== 200 || !understood) throw new AgencyFailure('garbled')
  return envelope.body
}

const receivedFrom = (answer: XmlElement): { received: ReceivedCase[]; surplus: number } => {
  const elements = elementsOf(answer)
  const cases = elements.filter((element) => isOwn(element, 'Sagsoplysning'))
  return { received: cases.map((one) => caseIn(elementsOf(one))), surplus: elements.length - cases.length }
}

const caseIn = (elements: readonly XmlElement[]): ReceivedCase => {
  const [fileNumber, ...others] = elements.filter((element) => isOwn(element, 'SagNummerIdentifikator'))
  if (!fileNumber || others.length) throw new AgencyFailure('garbled')
  const wire = groupOf(elements.filter((element) => element !== fileNumber))
  return { fileNumber: String(valueOf(fileNumber)), wire }
}
