import type { TlsOptions } from 'node:tls'
import Fastify, { type FastifyInstance } from 'fastify'
import { MAX_ORDER_BYTES } from '../transport/rest.ts'
import type { Faults } from './faults.ts'
import { addHttpFaults } from './http-faults.ts'

/**
 * A reference system's server: takes orders of 100 cases, misbehaves when told to, and closes on open lines too.
 * With `tls` it speaks HTTPS only.
 */
export const createHttpServer = (faults: Faults, tls?: TlsOptions): FastifyInstance => {
  const limits = { maxHeaderSize: MAX_ORDER_BYTES }
  const server: FastifyInstance = tls
    ? Fastify({ forceCloseConnections: true, https: { ...tls, ...limits } })
    : Fastify({ forceCloseConnections: true, http: limits })
  addHttpFaults(server, faults)
  return server
}
