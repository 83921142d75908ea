import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'

/** Addresses that something here connected to. */
const reached = new Set<string>()
const watch = (message: unknown): void => {
  const { socket } = message as { readonly socket: Socket }
  socket.once('lookup', (_error, address) => reached.add(address))
  socket.once('connect', () => socket.remoteAddress && reached.add(socket.remoteAddress))
}

let samsyn: AGateway
beforeAll(async () => {
  subscribe('net.client.socket', watch)
  samsyn = await aGateway({ deadline: 20_000 })
})
afterAll(async () => {
  await samsyn.close()
  unsubscribe('net.client.socket', watch)
})

test('Run everything offline with synthetic agencies and write contract tests against them.', async () => {
  const held = samsyn.storyOf('mira').links.find(({ party }) => party === 'NEC')?.facts?.['policeAssessment']
  expect(held).toBe('TRAFFICKED')
  const view = await samsyn.as('ditte').for('IDENTIFICATION').case('mira', '{ police { policeAssessment } unavailable { controller } }')
  expect(view).toEqual({ police: { policeAssessment: held }, unavailable: [] })
  expect(samsyn.askedOf('NEC').at(-1)?.asked).toMatchObject([{ fileNumber: samsyn.fileNumberOf('mira', 'jens'), facts: ['policeAssessment'] }])
  samsyn.fault('NEC', 'garbage')
  const garbled = await samsyn.as('ditte').for('IDENTIFICATION').case('mira', '{ police { policeAssessment } unavailable { controller because } }')
  samsyn.fault('NEC', undefined)
  expect(garbled).toEqual({ police: null, unavailable: [{ controller: 'NEC', because: 'GARBLED' }] })
  expect(reached.size).toBeGreaterThan(0)
  for (const address of reached) expect(address).toMatch(/^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/)
})
