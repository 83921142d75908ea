import { vi } from 'vitest'

/** What a look gives once it no longer throws: at most a minute, for a machine that has much else to do. */
export const eventually = <T>(look: () => Promise<T> | T, interval = 50): Promise<T> => vi.waitFor(look, { timeout: 60_000, interval })
