import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { OwnPostgres } from './a-postgres.ts'

/** The tables of a database in which one of the words stands, in any column, also as bytes. */
export const tablesWith = async ({ adminPool }: OwnPostgres, words: readonly string[]): Promise<string[]> => {
  const written = words.flatMap((word) => [word, Buffer.from(word).toString('hex')])
  const patterns = written.map((word) => `%${word.replaceAll('_', '\\_')}%`)
  const { rows } = await adminPool.query<{ name: string }>(`select quote_ident(table_name) as name
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await adminPool.query(`select from ${name} as one where one::text like any($1) limit 1`, [patterns])
    if (rowCount !== 0) found.push(name)
  }
  return found
}

/** The files of a database, its log of writes among them, in which one of the words stands. */
export const filesWith = async ({ adminPool, folder }: OwnPostgres, words: readonly string[]): Promise<string[]> => {
  await adminPool.query('checkpoint')
  return new Promise((resolve, reject) => {
    execFile('grep', ['-rlaF', ...words.flatMap((word) => ['-e', word]), `${folder}/cluster`], (error, said) =>
      error && error.code !== 1 ? reject(error) : resolve(said.split('\n').filter(Boolean)))
  })
}

/** What receives traces as a collector does (OTLP over HTTP, JSON), and keeps them as text. */
export const startTraceReceiver = async () => {
  let received = ''
  const server = createServer((request, response) => void text(request).then((body) => {
    received += body
    response.setHeader('content-type', 'application/json').end('{}')
  }))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    close: async () => {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}
