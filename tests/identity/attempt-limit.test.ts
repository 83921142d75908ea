import { expect, test } from 'vitest'
import type { FastifyRequest } from 'fastify'
import { createAttemptLimit } from '../../gateway/identity/attempt-limit.ts'
import { createRefusedSenders, MOST_REFUSED } from '../../gateway/http/refused-senders.ts'

const from = (ip: string, authorization?: string) => ({ ip, headers: { authorization } }) as FastifyRequest

const aGate = () => {
  let time = 0
  const senders = createRefusedSenders({ attempts: createAttemptLimit(() => time), isKnown: (token) => token === 'known' })
  const refuse = (ip: string, times = MOST_REFUSED): void => { for (let one = 0; one < times; one++) senders.count(from(ip)) }
  const isShut = (...request: Parameters<typeof from>): boolean => {
    try {
      senders.check(from(...request))
      return false
    } catch (error) {
      expect(error).toMatchObject({ code: 'TOO_MANY_REFUSALS' })
      return true
    }
  }
  return { refuse, isShut, pass: (milliseconds: number) => { time += milliseconds } }
}

test('after so many refusals from an address no token or login of it is looked at, for the rest of the minute', () => {
  const { refuse, isShut, pass } = aGate()
  refuse('192.0.2.1', MOST_REFUSED - 1)
  expect(isShut('192.0.2.1')).toBe(false)
  refuse('192.0.2.1', 1)
  expect([isShut('192.0.2.1'), isShut('192.0.2.1', 'Bearer another')]).toEqual([true, true])
  pass(60_000)
  expect(isShut('192.0.2.1')).toBe(false)
})

test('nobody else is shut out, nor who is let in already from the same address', () => {
  const { refuse, isShut } = aGate()
  refuse('192.0.2.1')
  expect([isShut('192.0.2.2'), isShut('192.0.2.1', 'DPoP known'), isShut('2001:db8::1')]).toEqual([false, false, false])
})

test('an IPv6 network counts as one, and an IPv4 address as itself however it is written', () => {
  const { refuse, isShut } = aGate()
  refuse('2001:db8:0:7::1')
  refuse('::ffff:192.0.2.1')
  expect([isShut('2001:db8:0:7:ffff::2'), isShut('2001:db8:0:8::1'), isShut('2001:db8::7:0:0:1'), isShut('192.0.2.1')])
    .toEqual([true, false, false, true])
})

test('who comes from ever new addresses shares one count with all who do, and is not remembered', () => {
  const limit = createAttemptLimit(() => 0)
  for (let one = 0; one < 10_000; one++) limit.add(`a${one}`)
  for (let one = 0; one < 5; one++) limit.add(`b${one}`)
  expect([limit.of('a7'), limit.of('b0'), limit.of('never')]).toEqual([1, 5, 5])
})
