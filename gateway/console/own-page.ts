import type { IncomingHttpHeaders } from 'node:http'

/** What the console's own pages send along; a page elsewhere cannot without asking first, and is not answered. */
export const OWN_PAGE = 'x-samsyn-console'

/**
 * Whether a request comes from a page of the console: a page elsewhere makes the browser send the cookie at most, and
 * neither this origin nor this header (Fetch: CORS is never granted).
 */
export const isOwnPage = (headers: IncomingHttpHeaders, origin: string): boolean =>
  headers[OWN_PAGE] === '1' && headers.origin === origin && (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin'
