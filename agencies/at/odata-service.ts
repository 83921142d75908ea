import { acceptOrder } from '../reference/accept-order.ts'
import { heldCases } from '../reference/held-cases.ts'
import type { ReferenceDeps } from '../reference/reference.ts'
import { answerTo, asksOf } from './odata-answer.ts'
import { ODataError } from './odata-error.ts'
import { readOf, type ODataRead } from './odata-read.ts'

/** One read, alone or out of a batch. */
export interface ODataRequest {
  readonly id: string
  readonly url: string
  readonly headers: { readonly accept?: string | undefined }
}

export interface ODataResponse {
  readonly id: string
  readonly status: number
  readonly body: object
}

/**
 * Answers reads under one order: it must cover all that they ask for, or none is answered.
 * @throws {ODataError} 403 when it does not.
 */
export const responsesTo = async (
  deps: ReferenceDeps, order: unknown, requests: readonly ODataRequest[],
): Promise<ODataResponse[]> => {
  const reads = requests.map((request) => ({ request, read: attempt(() => readOf(request.url)) }))
  const asked = reads.flatMap(({ read }) => (read instanceof ODataError ? [] : asksOf(read)))
  if (asked.length > 0 && !(await acceptOrder(deps, String(order), asked)))
    throw new ODataError(403, 'OrdreAfvist', 'videregivelsesordren dækker ikke forespørgslen')
  const responses = reads.map(({ request, read }) => responseTo(deps, request, read))
  return deps.faults.current?.kind === 'oversend' ? oversent(responses) : responses
}

const attempt = <Value>(make: () => Value): Value | ODataError => {
  try {
    return make()
  } catch (error) {
    if (error instanceof ODataError) return error
    throw error
  }
}

const responseTo = (deps: ReferenceDeps, { id, headers }: ODataRequest, read: ODataRead | ODataError): ODataResponse => {
  const body = read instanceof ODataError
    ? read
    : attempt(() => answerTo(read, heldCases(deps, asksOf(read)), headers.accept))
  return body instanceof ODataError ? { id, status: body.status, body: body.body } : { id, status: 200, body }
}

/** Fields that the metadata has not, and a case more than was asked for. */
const oversent = (responses: readonly ODataResponse[]): ODataResponse[] => {
  const noted = responses.map((response) => ({ ...response, body: { ...response.body, InternNotat: 'Mira Testesen' } }))
  return [...noted, { id: 'ekstra', status: 200, body: { Sagsnummer: '20009999', InternNotat: 'Mira Testesen' } }]
}
