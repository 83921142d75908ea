import { connect, type PeerCertificate } from 'node:tls'
import { once } from 'node:events'
import { buildSchema } from 'graphql'
import { expect, onTestFinished, test } from 'vitest'
import { createApollo } from '../../gateway/graphql/apollo.ts'
import { openServerTls } from '../../gateway/http/tls.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'
import { aServer } from './a-server.ts'

test('a certificate that is replaced while the gateway starts is the one that it shows', async () => {
  const authority = await anAuthority()
  let read = 0
  const tls = openServerTls(authority.files, { certificateRead: () => { read += 1 }, failed: () => {} } as never)
  const renewed = await authority.renewed()
  authority.use(renewed)
  await expect.poll(() => read, { timeout: 10_000 }).toBe(1)
  const server = await aServer(createApollo(buildSchema('type Query { language: String }'), false, () => {}), { tls })
  onTestFinished(async () => {
    await Promise.all([server.close(), tls.close()])
    authority.close()
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const line = connect({ port: Number(new URL(server.listeningOrigin).port), host: '127.0.0.1', ca: authority.ca, checkServerIdentity: () => undefined })
  await once(line, 'secureConnect')
  const shown: PeerCertificate = line.getPeerCertificate()
  line.destroy()
  expect(shown.raw.toString('base64')).toBe(renewed.certificate.replaceAll(/-----[^-]+-----|\s/g, ''))
}, 20_000)
