import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'

/** Requests of one line that are not answered yet, at most: who waits for answers, as clients and proxies do, has one. */
const MOST_AT_ONCE = 10

/** The answers of each line that are not given yet, with what they answer. */
const underWay = new WeakMap<Socket, Map<ServerResponse, IncomingMessage>>()

/** Whether a word on this line would be taken for the answer to what was asked before, or fall into the midst of it. */
export const isAnswering = (socket: Socket): boolean =>
  [...underWay.get(socket) ?? []].some(([answer, asked]) => asked.complete || answer.headersSent)

/** Bytes that are read at once. */
const PIECE = 1_024

/**
 * Has what comes on a line read in small pieces, none once it is cut: Node makes requests of all that came in one piece, two
 * thousand of them, before it sees that, and keeps them for as long as the first of them is being answered.
 */
const readInPieces = (socket: Socket): void => {
  const [read] = socket.listeners('data') as ((piece: Buffer) => void)[]
  socket.removeAllListeners('data').on('data', (chunk: Buffer) => {
    for (let at = 0; at < chunk.length && !socket.destroyed; at += PIECE) {
      if (socket.isPaused()) return void socket.unshift(chunk.subarray(at))
      read?.(chunk.subarray(at, at + PIECE))
    }
  })
}

/**
 * Cuts off a line on which one asks for ever more without waiting (RFC 9112 §9.3.2), and looks at nothing that is still in it:
 * thousands of requests in one piece would all be taken up before anybody else has a turn (P11).
 */
export const boundLines = (server: Server): void => {
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', readInPieces)
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
