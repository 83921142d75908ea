import { z } from 'zod'
import { createHttpTransport } from '../../agencies/transport/http.ts'
import { MOST_SKEW } from './database.ts'
import { ISSUER } from './doctor-texts.ts'
import { fault, good, type Finding } from './finding.ts'

const PATIENCE = 3_000

const discovered = z.object({ issuer: z.string(), jwks_uri: z.string() })
const keySet = z.object({ keys: z.array(z.object({ kid: z.string() })).min(1) })

/** Whether an issuer says that it is the one that is trusted, shows keys, and tells the same time (OpenID Discovery §4). */
export const examineIssuer = async (issuer: string, jwksUri: string | undefined): Promise<Finding[]> => {
  const what = ISSUER.what(issuer)
  const about = await read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const said = discovered.safeParse(about?.body)
  const keys = await read(jwksUri ?? said.data?.jwks_uri ?? issuer)
  const shown = keySet.safeParse(keys?.body)
  return [
    about?.body === undefined ? fault(what, ISSUER.noAnswer, ISSUER.findIt)
      : said.success && said.data.issuer === issuer ? good(what, ISSUER.itself)
        : fault(what, ISSUER.another, ISSUER.nameIt),
    shown.success ? good(ISSUER.keys(issuer), ISSUER.shows(shown.data.keys.length))
      : keys ? fault(ISSUER.keys(issuer), ISSUER.showsNone, ISSUER.nameKeys) : fault(ISSUER.keys(issuer), ISSUER.noAnswer, ISSUER.findIt),
    ...(about?.skew === undefined ? [] : [about.skew <= MOST_SKEW ? good(ISSUER.clock(issuer), ISSUER.sameClock)
      : fault(ISSUER.clock(issuer), ISSUER.wrongClock(Math.round(about.skew / 1000)), ISSUER.mendClock)]),
  ]
}

/**
 * The body, of which no more is taken than of an agency's, where it is JSON, and by how many milliseconds the server's clock differs,
 * as far as its `Date` tells: it has whole seconds. Undefined where no server answers, or one that fails (RFC 9110 §15.6).
 */
const read = async (url: string): Promise<{ readonly body: unknown; readonly skew: number | undefined } | undefined> => {
  if (!URL.canParse(url)) return undefined
  const transport = createHttpTransport(url)
  try {
    const { search } = new URL(url)
    const { status, headers, body } = await transport.send({ method: 'GET', path: search, headers: {}, signal: AbortSignal.timeout(PATIENCE) })
    if (status >= 500) return undefined
    const date = Date.parse(String(headers['date']))
    return { body: jsonIn(body), skew: Number.isNaN(date) ? undefined : Math.max(0, Math.abs(date - Date.now()) - 1_000) }
  } catch {
    return undefined
  } finally {
    await transport.close()
  }
}

const jsonIn = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
