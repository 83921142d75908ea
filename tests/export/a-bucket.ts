import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'

/** A bucket as far as writing once goes: nothing is put where something stands (RFC 9110 §13.1.2), and what stands is shown. */
export const aBucket = async () => {
  const objects = new Map<string, string>()
  let shows: 'objects' | 'nothing' | 'without end' = 'objects'
  const server = createServer(async (request, reply) => {
    const { method, url = '', headers } = request
    const [found, sent] = [objects.get(url), await text(request)]
    if (method === 'GET' && shows === 'without end') {
      for (const piece = Buffer.alloc(64 * 1024); !reply.destroyed; await pause(10)) reply.write(piece)
      return
    }
    if (method === 'GET') return void (found !== undefined && shows === 'objects' ? reply.end(found) : reply.writeHead(403).end('no'))
    if (found !== undefined && headers['if-none-match'] === '*') return void reply.writeHead(412).end('it is there')
    objects.set(url, sent)
    reply.writeHead(200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects: objects as ReadonlyMap<string, string>,
    /** What it answers who reads. */
    show: (what: typeof shows): void => { shows = what },
    close: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }),
  }
}
