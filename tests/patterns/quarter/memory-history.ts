import type { History } from '../../../gateway/patterns/history.ts'
import type { Look } from '../../../policies/patterns/look.ts'

/** The looks so far, kept in memory: the measurement's stand for the table. */
export const createMemoryHistory = (): History & { add(look: Look): void } => {
  const byKey = new Map<string, Look[]>()
  const since = (key: string, instant: Date): readonly Look[] => {
    const looks = byKey.get(key) ?? []
    const [least, most] = [instant.getTime(), looks.length]
    let [from, until] = [0, most]
    while (from < until) {
      const middle = (from + until) >> 1
      if ((looks[middle]?.at.getTime() ?? 0) < least) from = middle + 1
      else until = middle
    }
    return from === 0 ? looks : looks.slice(from)
  }
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
