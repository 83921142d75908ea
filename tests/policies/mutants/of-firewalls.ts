import { AGENCIES } from '../../../schema/agency.ts'
import { FACTS } from '../../../schema/facts.ts'
import { PURPOSES } from '../../../schema/purpose.ts'
import { EXCHANGES } from '../../../policies/exchanges.ts'
import type { Firewall, Forbidding } from '../../../policies/firewall.ts'
import { FIREWALLS } from '../../../policies/firewalls.ts'
import { without, withAt, type Mutant } from './mutant.ts'

/** Every firewall that forbids, dropped whole, and each of its prohibitions broken in every single way. */
export const mutantsOfFirewalls = (): readonly Mutant[] => FIREWALLS.flatMap((firewall, atFirewall) => {
  const { id, forbids } = firewall
  const mutant = (kind: string, words: string, changed: Firewall | null, where: Forbidding[]): Mutant => ({
    kind,
    words: `${id}: ${words}`,
    exchanges: EXCHANGES,
    firewalls: changed ? withAt(FIREWALLS, atFirewall, changed) : without(FIREWALLS, atFirewall),
    where: {
      agencies: [...new Set(where.flatMap(({ recipients }) => recipients))],
      purposes: [...new Set(where.flatMap(({ purposes }) => purposes))],
      facts: [...new Set(where.flatMap(({ facts }) => facts))],
    },
  })
  return forbids.length === 0 ? [] : [
    mutant('drop a firewall', 'is dropped', null, [...forbids]),
    ...forbids.flatMap((forbidding, place) => changesOf(forbidding).map(({ kind, words, changed, where }) =>
      mutant(kind, `${words}${forbids.length > 1 ? `, in its prohibition ${place + 1}` : ''}`,
        { ...firewall, forbids: changed ? withAt(forbids, place, changed) : without(forbids, place) }, [where]))),
  ]
})

interface Change {
  readonly kind: string
  readonly words: string
  readonly changed: Forbidding | null
  readonly where: Forbidding
}

const changesOf = (forbidding: Forbidding): readonly Change[] => [
  { kind: 'drop a prohibition', words: 'is not forbidden', changed: null, where: forbidding },
  ...changesOfList(forbidding, 'recipients', AGENCIES),
  ...changesOfList(forbidding, 'purposes', PURPOSES),
  ...changesOfList(forbidding, 'facts', FACTS.map(({ id }) => id)),
  ...(forbidding.when
    ? [{ kind: 'drop a condition', words: 'in every case', changed: whatever(forbidding), where: forbidding }] : []),
]

const whatever = ({ when: _dropped, ...rest }: Forbidding): Forbidding => rest

/** One thing less is forbidden, or an exception is dropped. */
const changesOfList = (
  forbidding: Forbidding, list: 'recipients' | 'purposes' | 'facts', whole: readonly string[],
): readonly Change[] => {
  const named: readonly string[] = forbidding[list]
  const differing = (values: readonly string[]): Forbidding => ({ ...forbidding, [list]: values })
  return [
    ...named.flatMap((one, place) => (named.length > 1 ? [{
      kind: 'open a hole', words: `not for ${one}`, changed: differing(without(named, place)), where: differing([one]),
    }] : [])),
    ...whole.filter((one) => !named.includes(one)).map((one) => ({
      kind: 'drop an exception', words: `for ${one} too`, changed: differing([...named, one]), where: differing([one]),
    })),
  ]
}
