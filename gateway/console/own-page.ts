import type { IncomingHttpHeaders } from 'node:http'
import type { LoggedIn } from './sessions.ts'

/** What the console's own pages send along; a page elsewhere cannot without asking first, and is not answered. */
const OWN_PAGE = 'x-samsyn-console'

/**
 * Whether a request comes from a page of the console: a page elsewhere makes the browser send the cookie at most, and
 * neither this origin nor this header (Fetch: CORS is never granted).
 */
export const isOwnPage = (headers: IncomingHttpHeaders, origin: string): boolean =>
  headers[OWN_PAGE] === '1' && headers.origin === origin && (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin'

/**
 * Whether whoever is logged in is whom the page says that it is shown to: in another window of the same browser another
 * may have logged in since, and nothing is done as her by a page that shows the first.
 */
export const isShownTo = ({ 'x-samsyn-shown-to': shown }: IncomingHttpHeaders, { party, employee, role }: LoggedIn): boolean =>
  shown === [party, employee, role].map(encodeURIComponent).join('/')

/** Whether the page asks by itself, as it does while nobody is at it: that keeps no session from ending. */
export const isUnattended = (headers: IncomingHttpHeaders): boolean => headers['x-samsyn-unattended'] === '1'
