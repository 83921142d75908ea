import type { Look } from '../../policies/patterns/look.ts'
import type { FollowedLeaf } from '../followers/follower.ts'
import { isBreakGlass, type DisclosureEntry } from '../trail/entry.ts'

/** The key of a case, by the handle that its recipient names it by; null when the link is gone. */
export type CaseKeyOf = (entry: DisclosureEntry) => string | null

/** The look that a leaf records; undefined when it records none: see `Look`. */
export const lookOf = ({ log, index, entry }: FollowedLeaf, caseKeyOf: CaseKeyOf): Omit<Look, 'outsideOwnCases'> | undefined => {
  if (entry?.kind !== 'disclosure' && entry?.kind !== 'refusal') return undefined
  const { party, employee, role } = entry.actor
  const look = { log, leaf: String(index), requestId: entry.disclosureId, at: new Date(entry.at), party, employee, role, purpose: entry.purpose }
  if (entry.kind === 'refusal')
    return { ...look, case: null, refused: entry.code, about: entry.about, controllers: [], brokeGlass: false }
  if (entry.asked.length === 0) return undefined
  return { ...look, case: caseKeyOf(entry), refused: null, about: null, controllers: entry.asked, brokeGlass: isBreakGlass(entry) }
}
