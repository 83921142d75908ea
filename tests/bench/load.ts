import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'
import type { Requests } from './requests.ts'

/** One window of load: how long each answer took, in milliseconds, and how many were not whole. */
export interface Loaded {
  readonly latencies: readonly number[]
  readonly failures: number
  readonly seconds: number
}

export interface Load {
  readonly url: string
  readonly requests: Requests
  readonly clients: number
  /** Whether the window is over, after so many requests and so many seconds. */
  readonly isOver: (asked: number, seconds: number) => boolean
  /** Of so many employees, who ask by turns. */
  readonly tokens: readonly string[]
}

export const after = (seconds: number): Load['isOver'] => (_, elapsed) => elapsed >= seconds
export const afterRequests = (count: number): Load['isOver'] => (asked) => asked >= count

/** A refusal, an error, or an agency that did not deliver. */
const NOT_WHOLE = /"errors":|"unavailable":\[\{/

export const ask = async (pool: Pool, { path }: Requests, body: string, token: string): Promise<string | undefined> => {
  const reply = await pool.request({
    method: 'POST', path, body, headers: { 'content-type': 'application/json', 'authorization': `Bearer ${token}` },
  })
  const text = await reply.body.text()
  return reply.statusCode === 200 && !NOT_WHOLE.test(text) ? text : undefined
}

/** So many clients, each asking again when it is answered. */
export const load = async ({ url, requests, clients, isOver, tokens }: Load): Promise<Loaded> => {
  const pool = new Pool(url, { connections: clients, pipelining: 1 })
  const latencies: number[] = []
  let failures = 0
  let next = 0
  const began = performance.now()
  const client = async (): Promise<void> => {
    while (!isOver(next, (performance.now() - began) / 1_000)) {
      const started = performance.now()
      const turn = next++
      const answer = await ask(pool, requests, requests.bodies[turn % requests.bodies.length] ?? '', tokens[turn % tokens.length] ?? '')
      latencies.push(performance.now() - started)
      if (answer === undefined) failures++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const elapsed = (performance.now() - began) / 1_000
  await pool.close()
  await pause(50)
  return { latencies, failures, seconds: elapsed }
}
