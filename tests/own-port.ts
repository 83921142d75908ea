import { createServer } from 'node:net'

/** Below the ports that a system hands out by itself: who stops and starts again finds its own still free. */
const LOWEST = 12_000
const PORTS = 8_000

let taken = process.pid * 37

/** A port of a server's own on 127.0.0.1, also while the server is down. */
export const ownPort = async (): Promise<number> => {
  taken += 1
  const port = LOWEST + taken % PORTS
  return await isFree(port) ? port : ownPort()
}

const isFree = (port: number): Promise<boolean> => new Promise((found) => {
  const server = createServer().once('error', () => found(false)).listen(port, '127.0.0.1', () => server.close(() => found(true)))
})
