import { readFile } from 'node:fs/promises'
import { good, warning, type Finding } from './finding.ts'

const CORE = /^Max core file size\s+(\S+)\s+(\S+)/m

/**
 * Whether a crash could write what the process remembers to a file: keys, and facts of requests under way (P7). `limits` as
 * `/proc/self/limits` has it, null where the system has none; of this process, which the gateway is to be started like.
 */
export const examineCoreDumps = (limits: string | null, demonstration: boolean): Finding[] => {
  const [, soft] = CORE.exec(limits ?? '') ?? []
  if (demonstration || soft === '0') return soft === '0' ? [good('kernefiler', 'et nedbrud skriver ingen')] : []
  return [warning('kernefiler', soft === undefined ? 'det vides ikke, om et nedbrud skriver en' : 'et nedbrud kan skrive hukommelsen til en fil',
    'start gatewayen med `LimitCORE=0` (systemd) eller `ulimit -c 0`; `core: 0` under `ulimits` i en container')]
}

/** Null where the system does not tell. */
export const readLimits = (): Promise<string | null> => readFile('/proc/self/limits', 'utf8').catch(() => null)
