import { hash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Employee } from './employee.ts'

const STYLE = `
  body { font: 1.125rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 40rem; padding: 1rem }
  p.mark { background: #ffe5a3; font-weight: 600; padding: .25rem .5rem; display: inline-block }
  ul { list-style: none; padding: 0 }
  button { font: inherit; text-align: left; width: 100%; padding: .75rem 1rem; margin: 0 0 .5rem; cursor: pointer;
    background: #fff; color: inherit; border: 1px solid #747474; border-radius: 4px }
  button:hover, button:focus-visible { background: #e8f0fb; outline: 3px solid #0059b3; outline-offset: 1px }
  strong { display: block }`

/**
 * Where forms of a page may lead, its own issuer and the console that asked: a browser holds redirects after a form to it.
 * Nothing is loaded from anywhere, and no script runs.
 */
const policyOf = (leadsTo: string): string => [
  `default-src 'none'`, `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`, `form-action 'self' ${leadsTo}`,
  `frame-ancestors 'none'`, `base-uri 'none'`,
].join('; ')

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const page = (title: string, body: string): string => `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main><p class="mark">SYNTETISKE DATA</p><h1>${escape(title)}</h1>${body}</main></body></html>`

/** Who is to log in: one button to a persona, each with a sentence of what she does. */
export const personaPage = (action: string, employees: readonly Employee[]): string => page('Log ind som', `
<form method="post" action="${escape(action)}"><ul>${employees.map(({ employee, name, part }) => `
<li><button name="employee" value="${escape(employee)}"><strong>${escape(name ?? employee)}</strong>${escape(part ?? '')}</button></li>`)
  .join('')}</ul></form>`)

/** Whether she who has left the console leaves the issuer too. `form` is the issuer's own, without a button. */
export const logoutPage = (form: string): string => page('Log ud', `
<p>Du er logget ud af konsollen. Log også ud her, så den næste ved maskinen skal logge ind selv.</p>
${form.replace('</form>', '<button name="logout" value="yes" autofocus>Log ud</button></form>')}`)

/** What is answered in place of an error page of the library's, which says more than a browser need know. */
export const errorPage = (): string => page('Det gik ikke', '<p>Luk siden, og begynd forfra fra konsollen.</p>')

/** After a logout that leads nowhere else. */
export const leftPage = (): string => page('Du er logget ud', '<p>Luk siden.</p>')

/** The headers of such a page. `leadsTo` is the origin that its form may lead to in the end. */
export const pageHeaders = (leadsTo: string): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policyOf(leadsTo),
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})

export const sendPage = (response: ServerResponse, status: number, html: string, leadsTo = ''): void => {
  response.writeHead(status, pageHeaders(leadsTo)).end(html)
}
