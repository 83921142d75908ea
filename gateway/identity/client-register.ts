import { performance } from 'node:perf_hooks'
import type { PrismaClient } from '../../prisma/generated/client.ts'

/** Which client systems are registered and not suspended. A suspension works within `FRESH` on every replica. */
export interface ClientRegister {
  /** Undefined while the register cannot be read. */
  isActive(client: string, party: string): boolean | undefined
  close(): void
}

/** Milliseconds between readings, and how old a reading may be before it says nothing. */
const READ_EVERY = 2_000
const FRESH = 5_000

/** Reads the register now and every two seconds; while it cannot be read for five, nobody is active. */
export const createClientRegister = async (prisma: PrismaClient): Promise<ClientRegister> => {
  let active = new Map<string, string>()
  let readAt = -Infinity
  const read = async (): Promise<void> => {
    const startedAt = performance.now()
    const clients = await prisma.client.findMany({ where: { suspendedAt: null } })
    active = new Map(clients.map(({ id, party }) => [id, party]))
    readAt = startedAt
  }
  await read()
  const timer = setInterval(() => void read().catch(() => undefined), READ_EVERY)
  timer.unref()
  return {
    isActive: (client, party) => performance.now() - readAt < FRESH ? active.get(client) === party : undefined,
    close: () => clearInterval(timer),
  }
}
