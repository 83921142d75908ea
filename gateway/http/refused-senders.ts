import { isIPv6 } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { AttemptLimit } from '../identity/attempt-limit.ts'
import { Refused } from '../refused.ts'

/** Tokens, proofs and logins from one address that are refused in a minute before no more are looked at. */
export const MOST_REFUSED = 300

interface RefusedSendersDeps {
  readonly attempts: AttemptLimit
  /** Whether a token was accepted before, and is still remembered. */
  readonly isKnown: (token: string) => boolean
}

/**
 * Looks at no more tokens and logins from an address that so many were refused from (RFC 9700 §4.13; OWASP ASVS 6.3.1),
 * until the minute is over. Whoever is let in already goes on: nobody is shut out by a neighbour.
 */
export const createRefusedSenders = ({ attempts, isKnown }: RefusedSendersDeps) => ({
  /** @throws {Refused} */
  check: ({ ip, headers: { authorization = '' } }: FastifyRequest): void => {
    const [, token] = authorization.split(' ')
    if (attempts.of(networkOf(ip)) < MOST_REFUSED || (token !== undefined && isKnown(token))) return
    throw new Refused('TOO_MANY_REFUSALS')
  },
  count: ({ ip }: FastifyRequest): void => {
    attempts.add(networkOf(ip))
  },
})

export type RefusedSenders = ReturnType<typeof createRefusedSenders>

/** The address, or of one in IPv6 the network that whoever has it has all of (RFC 6177). */
const networkOf = (ip: string): string => {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? []
  if (mapped !== undefined || !isIPv6(ip)) return mapped ?? ip
  const [head = '', tail] = ip.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  const zeros = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter((group) => group !== '').length
  return [...groups, ...Array<string>(zeros).fill('0')].slice(0, 4).join(':')
}
