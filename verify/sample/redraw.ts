import { createHash, createHmac } from 'node:crypto'
import type { SampledEntry, SampledLeaf } from './sampled-leaf.ts'
import { sealedFrom } from './sealed.ts'
import { answeredBy } from './taken-back.ts'

export const RULE = 'samsyn-sample/v1'

const DAY = 86_400_000
const BEFORE = 90 * DAY
const AFTER = DAY

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

export const nonceHash = (nonce: string): string => sha256(nonce).toString('hex')

/** What a sample should have drawn, as its draw says it: the population, what each rule explains, `log:leaf:stratum`. */
export interface Redrawn {
  readonly population: number
  readonly explained: readonly string[]
  readonly drawn: readonly string[]
}

/**
 * Draws a sample again from the leaves, by the rule `samsyn-sample/v1`: the smallest HMACs of `log:leaf` in each stratum, of
 * those that were answered, and not sealed from the officers who drew.
 */
export const redraw = (
  leaves: readonly SampledLeaf[], committed: SampledEntry['details'], { at: drawnAt, details: draw }: SampledEntry,
): Redrawn => {
  const strata = (committed['strata'] as readonly string[]).map((one) => one.split('/'))
  const sizes = new Map((committed['bounds'] as readonly string[]).map((one) => [one.replace(/:\d+$/, ''), Number(one.split(':').at(-1))]))
  const [overseer, from, until] = [String(committed['overseer']), Date.parse(String(committed['from'])), Date.parse(String(committed['until']))]
  const seed = sha256(`${RULE}\n${draw['nonce']}\n${draw['log']}\n${draw['size']}\n${draw['root']}\n`)
  const within = leaves.filter(({ log, index }) => index < (sizes.get(log) ?? 0))
  const sealed = sealedFrom(leaves, overseer, Date.parse(drawnAt))
  const isAnswered = answeredBy(leaves, Date.parse(drawnAt))
  const changes = changesIn(within)
  const explained = new Map(['breakGlass', 'controlDataOnly', 'registeredOnCase', 'withinTask'].map((rule) => [rule, 0]))
  const open: string[][] = strata.map(() => [])
  let population = 0
  for (const leaf of within) {
    const { log, index, entry } = leaf
    const at = Date.parse(entry.at)
    if (entry.kind !== 'disclosure' || !tookPart(entry, overseer) || at < from || at >= until) continue
    if (sealed.has(`${log}:${index}`) || !isAnswered(leaf)) continue
    const stratum = strata.findIndex(([recipient, purpose, role]) =>
      fits(recipient, entry.actor.party) && fits(purpose, entry.purpose) && fits(role, entry.actor.role))
    if (stratum < 0) continue
    population += 1
    const rule = explanationOf(entry, entry.handle === null ? [] : changes.get(keyOf(entry)) ?? [], at)
    if (rule) explained.set(rule, (explained.get(rule) ?? 0) + 1)
    else open[stratum]?.push(`${createHmac('sha256', seed).update(`${log}:${index}`).digest('hex')} ${log}:${index}:${stratum}`)
  }
  return {
    population,
    explained: [...explained].map(([rule, count]) => `${rule}:${count}`),
    drawn: open.flatMap((scored, stratum) =>
      scored.sort().slice(0, Number(strata[stratum]?.[3])).map((one) => one.slice(one.indexOf(' ') + 1))),
  }
}

const fits = (wanted: string | undefined, found: string): boolean => wanted === '*' || wanted === found

const tookPart = ({ actor, asked, controllers }: SampledEntry, party: string): boolean =>
  actor.party === party || asked.includes(party) || (party === 'SAMSYN' && controllers.includes(party))

const keyOf = ({ actor, handle }: SampledEntry): string => JSON.stringify([actor.party, actor.employee, handle])

const changesIn = (leaves: readonly SampledLeaf[]): Map<string, number[]> => {
  const changes = new Map<string, number[]>()
  for (const { entry } of leaves)
    if (entry.kind === 'registry' && entry.purpose !== 'OVERSIGHT' && entry.handle !== null)
      changes.set(keyOf(entry), [...changes.get(keyOf(entry)) ?? [], Date.parse(entry.at)])
  return changes
}

const explanationOf = ({ obligations, controllers }: SampledEntry, changes: readonly number[], at: number): string | undefined => {
  if (obligations.includes('ALARM_CONTROLLERS')) return 'breakGlass'
  if (controllers.every((controller) => controller === 'SAMSYN')) return 'controlDataOnly'
  if (changes.some((change) => change <= at && change > at - BEFORE)) return 'registeredOnCase'
  return changes.some((change) => change > at && change <= at + AFTER) ? 'withinTask' : undefined
}
