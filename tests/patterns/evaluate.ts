import { concerning, findBy, looksBefore, type Finding } from '../../gateway/patterns/finding.ts'
import type { History } from '../../gateway/patterns/history.ts'
import type { Look } from '../../policies/patterns/look.ts'

/** What a look makes unusual by any pattern, by itself: what is followed in batches is held to it. */
export const evaluate = (history: History, latest: Look): readonly Finding[] =>
  concerning(history, latest).flatMap((pattern) => findBy(pattern, looksBefore(history, pattern, latest), latest))
