import { readFile } from 'node:fs/promises'
import { CORES } from './doctor-texts.ts'
import { good, warning, type Finding } from './finding.ts'

const CORE = /^Max core file size\s+(\S+)\s+(\S+)/m

/**
 * Whether a crash could write what the process remembers to a file: keys, and facts of requests under way (P7). `limits` as
 * `/proc/self/limits` has it, null where the system has none; of this process, which the gateway is to be started like.
 */
export const examineCoreDumps = (limits: string | null, demonstration: boolean): Finding[] => {
  const [, soft] = CORE.exec(limits ?? '') ?? []
  if (demonstration || soft === '0') return soft === '0' ? [good(CORES.what, CORES.none)] : []
  return [warning(CORES.what, soft === undefined ? CORES.unknown : CORES.written, CORES.mend)]
}

/** Null where the system does not tell. */
export const readLimits = (): Promise<string | null> => readFile('/proc/self/limits', 'utf8').catch(() => null)
