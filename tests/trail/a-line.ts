import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line to the database that a test can break in the middle. */
export interface Line {
  readonly url: string
  /** Nothing passes any more, in either direction, and nobody is told. */
  freeze(): void
  /** Freezes just before a query that holds these words. */
  swallow(words: string): void
  /** Lets that query pass, and freezes before its answer. */
  swallowAnswerTo(words: string): void
  /** Keeps back a query that holds these words, and all that follows on its connection, until it is delivered. */
  delay(words: string): void
  /** What was kept back arrives, also when nobody waits for it any more. */
  deliver(): void
  /** New connections pass again; the frozen ones stay so. */
  thaw(): void
  close(): Promise<void>
}

/** A line to the PostgreSQL that `url` names. */
export const aLine = async (url: string): Promise<Line> => {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let frozen = false
  let before: string | undefined
  let after: string | undefined
  let late: string | undefined
  const kept: (() => void)[] = []

  const server = createServer((client) => {
    const database = connect(Number(port), hostname)
    let deaf = false
    let isLate = false
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => {
        client.destroy()
        if (!isLate) database.destroy()
      })
    }
    client.on('data', (bytes) => {
      isLate ||= late !== undefined && bytes.includes(late)
      if (isLate) {
        late = undefined
        kept.push(() => database.write(bytes))
        return
      }
      if (before && bytes.includes(before)) frozen = true
      deaf ||= frozen
      if (deaf) return
      database.write(bytes)
      if (after && bytes.includes(after)) frozen = deaf = true
    })
    database.on('data', (bytes) => {
      deaf ||= frozen
      if (!deaf) client.write(bytes)
    })
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const ownPort = String((server.address() as AddressInfo).port)

  return {
    url: Object.assign(new URL(url), { port: ownPort }).href,
    freeze: () => { frozen = true },
    swallow: (words) => { before = words },
    swallowAnswerTo: (words) => { after = words },
    delay: (words) => { late = words },
    deliver: () => kept.splice(0).forEach((write) => write()),
    thaw: () => {
      frozen = false
      before = after = undefined
    },
    close: async () => {
      sockets.forEach((socket) => socket.destroy())
      await new Promise((closed) => server.close(closed))
    },
  }
}
