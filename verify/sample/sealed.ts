import type { SampledLeaf } from './sampled-leaf.ts'

/**
 * The leaves, as `log:index`, that a seal kept from a party's officers at an instant, by what the trail had said until
 * then: an agency seals what its own employees did, and still sees it itself.
 */
export const sealedFrom = (leaves: readonly SampledLeaf[], party: string, at: number): ReadonlySet<string> => {
  const sealed = new Set<string>()
  for (const { entry: { act, actor, details } } of inTime(leaves.filter(({ entry }) => isSealing(entry) && Date.parse(entry.at) <= at)))
    for (const leaf of details['leaves'] as readonly string[]) {
      const place = `${details['log']}:${leaf}`
      if (act === 'unsealLeaves') sealed.delete(place)
      else if (actor.party !== party) sealed.add(place)
    }
  return sealed
}

const isSealing = ({ kind, act }: SampledLeaf['entry']): boolean => kind === 'oversight' && (act === 'sealLeaves' || act === 'unsealLeaves')

const inTime = (leaves: readonly SampledLeaf[]): readonly SampledLeaf[] =>
  leaves.toSorted((one, other) => Date.parse(one.entry.at) - Date.parse(other.entry.at))
