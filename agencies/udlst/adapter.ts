import type { Adapter, CaseAsk } from '../adapter.ts'
import { AgencyFailure } from '../agency-failure.ts'
import { wholeReplyFrom, type ReceivedCase } from '../reply.ts'
import { createHttpTransport } from '../transport/http.ts'
import { jsonOf } from '../transport/json-reply.ts'
import { objectOf, receivedCase, strangersIn } from '../transport/received-case.ts'
import { ORDER_HEADER } from '../transport/rest.ts'
import { vocabulary } from './vocabulary.ts'

/** What a result may hold (GraphQL, October 2021, 7.1). */
const PARTS = ['data', 'errors', 'extensions']

/** Asks Udlændingestyrelsen: one operation for all cases, each under an alias and with just the fields asked of it. */
export const createAdapter = (url: string): Adapter => {
  const http = createHttpTransport(url)
  return {
    fetch: async ({ cases, order, signal }) => {
      const reply = await http.send({
        method: 'POST',
        path: '',
        headers: { 'content-type': 'application/json', 'accept': 'application/json', [ORDER_HEADER]: order },
        body: JSON.stringify(operationFor(cases)),
        signal,
      })
      const result = objectOf(jsonOf(reply))
      return wholeReplyFrom(cases, sagerIn(result, cases), vocabulary, strangersIn(result, PARTS))
    },
    close: () => http.close(),
  }
}

/** File numbers go as variables; names of fields are the vocabulary's own, so nothing of a request is in the text. */
const operationFor = (cases: readonly CaseAsk[]): { query: string; variables: Record<string, string> } => {
  const variables = Object.fromEntries(cases.map(({ fileNumber }, index) => [`s${index}`, fileNumber]))
  const selections = cases.map(({ facts }, index) =>
    `s${index}: sag(sagsnummer: $s${index}) { sagsnummer ${vocabulary.toWireNames(facts).join(' ')} }`)
  const declared = Object.keys(variables).map((name) => `$${name}: ID!`)
  return { query: `query Opslag(${declared.join(', ')}) { ${selections.join(' ')} }`, variables }
}

/**
 * The cases of a result. A null case is one that the agency does not have; of one that it says nothing of, that is not known.
 * An error leaves a null that is not known to be empty, so a result with errors is garbled as a whole.
 */
const sagerIn = ({ data, errors }: ReturnType<typeof objectOf>, asked: readonly CaseAsk[]): ReceivedCase[] => {
  const answers = objectOf(data)
  if (errors !== undefined || !asked.every((_, index) => Object.hasOwn(answers, `s${index}`))) throw new AgencyFailure('garbled')
  return Object.values(answers).filter((sag) => sag !== null).map((sag) => receivedCase(sag, 'sagsnummer'))
}
