import type { SampledEntry, SampledLeaf } from './sampled-leaf.ts'

/** Whether a disclosure was answered, by what the trail had said until an instant: no later leaf of its request in its log takes it back. */
export const answeredBy = (leaves: readonly SampledLeaf[], at: number): ((leaf: SampledLeaf) => boolean) => {
  const takenBack = new Map<string, number>()
  for (const { log, index, entry } of leaves)
    if (takesBack(entry) && Date.parse(entry.at) <= at) takenBack.set(`${log} ${entry.disclosureId}`, index)
  return ({ log, index, entry }) => index > (takenBack.get(`${log} ${entry.disclosureId}`) ?? -1)
}

const takesBack = ({ kind, code }: SampledEntry): boolean =>
  kind === 'disclosureDiscarded' || (kind === 'refusal' && code === 'CHANGED_MEANWHILE')
