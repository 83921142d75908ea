import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import type { Known } from './employee.ts'
import { errorPage, personaPage, sendPage } from './login-pages.ts'

/** Where a login is shown: the issuer sends the browser here. */
export const loginPath = (uid: string): string => `/login/${uid}`

const LOGIN = /^\/login\/[A-Za-z0-9_-]+$/

/** Bytes of a posted form, at most. */
const FORM = 2_000

/** The login of personas: a page with a button to each, and who was chosen. True when the request was one for it. */
export const createLogin = (provider: Provider, known: Known) =>
  (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!LOGIN.test(request.url ?? '')) return false
    void answer(provider, known, request, response).catch(() => sendPage(response, 400, errorPage()))
    return true
  }

const answer = async (provider: Provider, known: Known, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { params } = await provider.interactionDetails(request, response)
  const client = String(params['client_id'])
  if (request.method !== 'POST')
    return sendPage(response, 200, personaPage(request.url ?? '', known.employees(client)), new URL(String(params['redirect_uri'])).origin)
  const accountId = new URLSearchParams(await bodyOf(request)).get('employee') ?? ''
  if (!known.employee(client, accountId)) return sendPage(response, 400, errorPage())
  await provider.interactionFinished(request, response, { login: { accountId, remember: false } })
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > FORM) throw new Error('the form is too long')
  }
  return body
}
