import { isCode } from '../codes.ts'
import { headersFor, tokenFor, type Asker } from './ask.ts'
import { EXIT, exitCodeOf } from './exit-codes.ts'
import { envelope } from './reply.ts'
import { Stopped } from './stopped.ts'
import { CODE_TEXTS, STOPPED } from './texts.ts'

/** Asks for what is not GraphQL, such as a file. @throws {Stopped} with the exit code of what stands in the way. */
export const post = async (asker: Asker, path: string, body: object): Promise<Response> => {
  const { gateway } = asker.connection
  const headers = { 'content-type': 'application/json', ...await headersFor(asker, await tokenFor(asker), 'POST', path) }
  const reply = await fetch(`${gateway}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    .catch(() => { throw new Stopped(EXIT.failed, STOPPED.noGateway(gateway)) })
  if (reply.ok) return reply
  const code = envelope.safeParse(await reply.json().catch(() => undefined)).data?.errors?.[0]?.extensions.code
  if (!isCode(code)) throw new Stopped(EXIT.failed, STOPPED.notUnderstood)
  throw new Stopped(exitCodeOf(code), STOPPED.byCode(code, CODE_TEXTS[code], reply.headers.get('x-request-id') ?? '-'))
}
