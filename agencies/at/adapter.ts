import type { Adapter, CaseAsk } from '../adapter.ts'
import { AgencyFailure } from '../agency-failure.ts'
import { wholeReplyFrom, type ReceivedCase } from '../reply.ts'
import { createHttpTransport } from '../transport/http.ts'
import { jsonOf, requireOk } from '../transport/json-reply.ts'
import { objectOf, receivedCase, strangersIn } from '../transport/received-case.ts'
import { ORDER_HEADER } from '../transport/rest.ts'
import { vocabulary } from './vocabulary.ts'

/** Asks Arbejdstilsynet: one JSON batch for all cases (OData JSON Format 4.01, 19), each read selecting just its facts. */
export const createAdapter = (url: string): Adapter => {
  const http = createHttpTransport(url)
  return {
    fetch: async ({ cases, order, signal }) => {
      const reply = await http.send({
        method: 'POST',
        path: '/$batch',
        headers: { 'content-type': 'application/json', 'accept': 'application/json', [ORDER_HEADER]: order },
        body: JSON.stringify({ requests: cases.map(requestFor) }),
        signal,
      })
      const { sager, surplus } = sagerIn(jsonOf(reply), cases.length)
      return wholeReplyFrom(cases, sager, vocabulary, surplus)
    },
    close: () => http.close(),
  }
}

/** A read of one case. Without metadata an answer holds nothing but the properties that were selected. */
const requestFor = ({ fileNumber, facts }: CaseAsk, index: number): object => {
  const key = encodeURIComponent(fileNumber.replaceAll("'", "''"))
  return {
    id: String(index),
    method: 'get',
    url: `Sager('${key}')?${optionsFor(vocabulary.toWireNames(facts))}`,
    headers: { accept: 'application/json;odata.metadata=none' },
  }
}

const optionsFor = (names: readonly string[]): string => {
  const ofCase = names.filter((name) => !name.includes('.'))
  const ofVisits = names.flatMap((name) => name.split('.')[1] ?? [])
  const select = `$select=${['Sagsnummer', ...ofCase].join(',')}`
  return ofVisits.length > 0 ? `${select}&$expand=Tilsynsbesoeg($select=${ofVisits.join(',')})` : select
}

/** What a batch's answer, and each response in it, may hold (OData JSON Format 4.01, 19.3). */
const OF_BATCH = ['responses', '@context', '@odata.context']
const OF_RESPONSE = ['id', 'atomicityGroup', 'status', 'headers', 'body']

/**
 * The cases of a batch's answer: each request answered once, with a case or with the word that there is none (404). A case of
 * which the rest is to be fetched elsewhere is not whole: `garbled` (OData JSON Format 4.01, 4.6.5).
 */
const sagerIn = (body: unknown, requested: number): { sager: ReceivedCase[]; surplus: number } => {
  const batch = objectOf(body)
  const { responses } = batch
  if (!Array.isArray(responses)) throw new AgencyFailure('garbled')
  const unanswered = new Set(Array.from({ length: requested }, (_, index) => String(index)))
  const sager: ReceivedCase[] = []
  let surplus = strangersIn(batch, OF_BATCH)
  for (const response of responses.map(objectOf)) {
    const { id, status, body: sag } = response
    surplus += strangersIn(response, OF_RESPONSE)
    if (!unanswered.delete(String(id))) surplus += 1
    else if (status !== 404) {
      requireOk(status)
      if (isInPart(objectOf(sag))) throw new AgencyFailure('garbled')
      sager.push(receivedCase(sag, 'Sagsnummer'))
    }
  }
  if (unanswered.size > 0) throw new AgencyFailure('garbled')
  return { sager, surplus }
}

const isInPart = (sag: Readonly<Record<string, unknown>>): boolean => [sag, sag['Tilsynsbesoeg']].flat()
  .some((part) => Object.keys(part ?? {}).some((name) => /@(odata\.)?nextLink$/.test(name)))
