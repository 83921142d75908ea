import type { Entry } from '../../trail/entry.ts'
import type { RecordedLook } from './record-look.ts'

/** A leaf of the history. What it says may name another leaf, whose index is known when all stand in their order. */
export interface HistoryLeaf extends Pick<RecordedLook, 'at' | 'orders'> {
  readonly entryOf: (indexOf: (leaf: HistoryLeaf) => string) => Entry
}
