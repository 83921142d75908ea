import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Requests of one line that are not answered yet, at most: who waits for answers, as clients and proxies do, has one. */
const MOST_AT_ONCE = 10

/** The answers of each line that are not given yet, with what they answer. */
const underWay = new WeakMap<Socket, Map<ServerResponse, IncomingMessage>>()

/** Whether a word on this line would be taken for the answer to what was asked before, or fall into the midst of it. */
export const isAnswering = (socket: Socket): boolean =>
  [...underWay.get(socket) ?? []].some(([answer, asked]) => asked.complete || answer.headersSent)

/**
 * Cuts off a line on which one asks for ever more without waiting (RFC 9112 §9.3.2), and looks at nothing that is still in it:
 * thousands of requests in one piece would all be taken up before anybody else has a turn (P11).
 */
export const boundLines = (server: Server): void => {
  const [handle] = server.listeners('request') as RequestListener[]
  server.removeAllListeners('request').on('request', (request, answer) => {
    const { socket } = request
    if (socket.destroyed) return
    const answers = underWay.get(socket) ?? new Map<ServerResponse, IncomingMessage>()
    if (answers.size === MOST_AT_ONCE) {
      socket.destroy()
      return
    }
    underWay.set(socket, answers.set(answer, request))
    answer.once('close', () => answers.delete(answer))
    handle?.(request, answer)
  })
}
