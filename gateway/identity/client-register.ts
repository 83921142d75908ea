import { performance } from 'node:perf_hooks'
import type { PrismaClient } from '../../prisma/generated/client.ts'

/**
 * Which client systems are registered and not suspended, and which employees have left. Both work within `FRESH` on
 * every replica, whatever an issuer still says.
 */
export interface ClientRegister {
  /** Undefined while the register cannot be read. */
  isActive(client: string, party: string, employee: string): boolean | undefined
  close(): void
}

/** Milliseconds between readings, and how old a reading may be before it says nothing. */
const READ_EVERY = 2_000
const FRESH = 5_000

/** Reads the register now and every two seconds; while it cannot be read for five, nobody is active. */
export const createClientRegister = async (prisma: PrismaClient): Promise<ClientRegister> => {
  let active = new Map<string, string>()
  let ended = new Set<string>()
  let readAt = -Infinity
  const read = async (): Promise<void> => {
    const startedAt = performance.now()
    const clients = await prisma.client.findMany({ where: { suspendedAt: null } })
    const left = await prisma.endedEmployee.findMany()
    active = new Map(clients.map(({ id, party }) => [id, party]))
    ended = new Set(left.map(({ party, employee }) => nameOf(party, employee)))
    readAt = startedAt
  }
  await read()
  const timer = setInterval(() => void read().catch(() => undefined), READ_EVERY)
  timer.unref()
  return {
    isActive: (client, party, employee) => performance.now() - readAt < FRESH
      ? active.get(client) === party && !ended.has(nameOf(party, employee))
      : undefined,
    close: () => clearInterval(timer),
  }
}

const nameOf = (party: string, employee: string): string => `${party} ${employee}`
