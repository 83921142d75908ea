import type { History } from '../../../gateway/patterns/history.ts'
import type { Look } from '../../../policies/patterns/look.ts'

/** The looks so far, kept in memory: the measurement's stand for the table. */
export const createMemoryHistory = (): History & { add(look: Look): void } => {
  const byKey = new Map<string, Look[]>()
  const since = (key: string, instant: Date): readonly Look[] => (byKey.get(key) ?? []).filter(({ at }) => at >= instant)
  const put = (key: string, look: Look): void => {
    const looks = byKey.get(key)
    if (looks) looks.push(look)
    else byKey.set(key, [look])
  }
  return {
    ofEmployee: async (party, employee, instant) => since(`${party}:${employee}`, instant),
    ofCase: async (key, instant) => since(`case ${key}`, instant),
    atWork: async (party, employees, instant) => employees.filter((one) => {
      const last = byKey.get(`${party}:${one}`)?.at(-1)
      return last !== undefined && last.at >= instant
    }),
    add: (look) => {
      put(`${look.party}:${look.employee}`, look)
      if (look.case !== null) put(`case ${look.case}`, look)
    },
  }
}
