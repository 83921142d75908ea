import type { History } from '../../../gateway/patterns/history.ts'
import { createRecentLooks } from '../../../gateway/patterns/recent-looks.ts'
import type { Look } from '../../../policies/patterns/look.ts'

/** The looks so far, all kept in memory: the measurement's stand for the table. */
export const createMemoryHistory = (): History & { add(look: Look): void } => {
  const looks = createRecentLooks()
  return {
    ...looks,
    daysAtCase: (key, party, since) => looks.ofCase(key, since).filter((look) => look.party === party),
  }
}
