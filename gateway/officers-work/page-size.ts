import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound } from '../pipeline/stages.ts'

const MOST = 200

/** How many are asked for, 1 to 200, the newest first. @throws {Refused} */
export const pageSize = async (refuse: Refuse, bound: Bound, first: number | null | undefined): Promise<number> => {
  const size = first ?? 50
  return size >= 1 && size <= MOST ? size : refuse(bound, 'PAGE_INVALID')
}
