import type { LeafPlace } from '../officers-work/subject.ts'

/** Leaves that a filter names by something else than what stands in them, and whether an entry is to be among them. */
export interface LeafSet {
  readonly leaves: readonly LeafPlace[]
  readonly within: boolean
}
