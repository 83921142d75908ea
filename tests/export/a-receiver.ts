import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TakenRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A server outside, which takes what it is sent, or answers with another status. */
export const aReceiver = async () => {
  const taken: TakenRequest[] = []
  const state = { status: 200, limit: Infinity, work: async (_body: string): Promise<void> => {} }
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url: path = '', headers } = request
    const body = Buffer.concat(chunks).toString()
    if (body.length > state.limit) return void reply.writeHead(413).end()
    if (state.status < 300) taken.push({ method, path, headers: headers as Record<string, string>, body })
    await state.work(body)
    reply.writeHead(state.status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    /** @param work what it does with a body before it answers. */
    answerWith: (status: number, work: (body: string) => Promise<void> = async () => {}): void => { Object.assign(state, { status, work }) },
    /** What is longer is answered with 413. */
    limit: (characters: number): void => { state.limit = characters },
    close: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }),
  }
}
