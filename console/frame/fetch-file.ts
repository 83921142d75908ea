import { AskFailed, unanswered } from './ask.ts'
import { post } from './own-request.ts'
import { createPatience } from './patience.ts'

/** How far a file has come: of entries how many there will be, and the bytes so far. */
export interface Fetched {
  readonly entries: number
  readonly bytes: number
}

/** Fetches a file that the gateway makes, and tells how far it is. @throws {AskFailed} */
export const fetchFile = async (path: string, asked: unknown, tell: (fetched: Fetched) => void = () => {}): Promise<Blob> => {
  const patience = createPatience()
  const reply = await post(path, asked, { patience }).catch(unanswered())
  if (!reply.ok || !reply.body) throw new AskFailed(await codeIn(reply), reply.headers.get('x-request-id'))
  const entries = Number(reply.headers.get('samsyn-entries'))
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const reader = reply.body.getReader()
  const next = () => reader.read().catch(unanswered(reply.headers.get('x-request-id')))
  for (let read = await next(); read.value; read = await next()) {
    patience.heard()
    parts.push(read.value)
    bytes += read.value.length
    tell({ entries, bytes })
  }
  return new Blob(parts)
}

const codeIn = async (reply: Response): Promise<string> => {
  const body = await reply.json().catch(() => undefined) as { errors?: { extensions?: { code?: string } }[] } | undefined
  return body?.errors?.[0]?.extensions?.code ?? 'UNREACHABLE'
}
