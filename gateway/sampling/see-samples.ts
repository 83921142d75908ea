import { EXPLANATIONS } from '../../policies/sampling/explanations.ts'
import { isUuid } from '../database/uuid.ts'
import { readActs } from '../officers-work/act-store.ts'
import { actsSeenBy } from '../officers-work/breach.ts'
import type { ActDeps } from '../officers-work/carry-out.ts'
import type { OfficerAct } from '../officers-work/officer-act.ts'
import { parse } from '../officers-work/subject.ts'
import type { Bound } from '../pipeline/stages.ts'
import { commitmentIn } from './commitment.ts'
import { readDrawn, type DrawnDisclosure } from './drawn-disclosures.ts'

const ONES_OWN = `select subject from officer_act where act = 'commitSample' and party = $1 and ($2::text is null or subject = $2)
  order by at desc limit 200`

/** The own party's samples, the newest first, each with its disclosures and its statistics; those never drawn too. */
export const createSeeSamples = ({ pool, recordAct }: ActDeps) => async (bound: Bound, id: string | null) => {
  const named = id === null ? undefined : parse(id)
  const receipt = await recordAct(bound, 'seeSamples', { sample: named?.kind === 'sample' && isUuid(named.id) ? id : null })
  const { party } = bound.authenticated
  const { rows } = await pool.query<{ subject: string }>(ONES_OWN, [party, id])
  const subjects = rows.map(({ subject }) => subject)
  const acts = await readActs(pool, subjects)
  const samples = await Promise.all(subjects.flatMap((subject) => {
    const ofSample = acts.filter((act) => act.subject === subject)
    const committed = ofSample.find(({ act }) => act === 'commitSample')
    return committed ? [shown(pool, party, committed, ofSample)] : []
  }))
  return { samples: samples.flatMap((sample) => sample ?? []), receipt }
}

const shown = async (pool: ActDeps['pool'], party: string, committed: OfficerAct, acts: readonly OfficerAct[]) => {
  const commitment = commitmentIn(committed)
  const subject = parse(committed.subject)
  if (!commitment || subject?.kind !== 'sample') return undefined
  const draw = acts.find(({ act }) => act === 'drawSample')
  const disclosures = draw ? await readDrawn(pool, party, 'sample = $2 and overseer = $1', [subject.id], (all) => actsSeenBy(party, all)) : []
  return {
    ...commitment,
    id: committed.subject,
    committedAt: committed.at,
    committedBy: committed.employee,
    drawnAt: draw?.at ?? null,
    disclosures,
    statistics: draw ? statisticsOf(draw, disclosures) : null,
  }
}

/** What came of a sample. `explained`, `drawn` and what was drawn beside them add up to the population. */
const statisticsOf = ({ details }: OfficerAct, disclosures: readonly DrawnDisclosure[]) => {
  const left = new Map((details['explained'] as readonly string[]).map((one) => {
    const [rule = '', count = '0'] = one.split(':')
    return [rule, Number(count)]
  }))
  const counted = (...states: readonly DrawnDisclosure['state'][]): number =>
    disclosures.filter(({ state }) => states.includes(state)).length
  const breaches = disclosures.flatMap(({ state, breach }) => (state === 'BREACH' && breach ? [breach.state] : []))
  const population = Number(details['population'])
  const explainedByRules = [...left.values()].reduce((sum, count) => sum + count, 0)
  return {
    population,
    explainedByRules: EXPLANATIONS.map(({ id, says }) => ({ rule: id, says, disclosures: left.get(id) ?? 0 })),
    drawn: (details['drawn'] as readonly string[]).length,
    notDrawn: population - explainedByRules - (details['drawn'] as readonly string[]).length,
    awaiting: counted('REQUESTED'),
    explained: counted('EXPLAINED'),
    justified: counted('JUSTIFIED'),
    breachesSuspected: breaches.filter((state) => state === 'SUSPECTED').length,
    breachesConfirmed: breaches.filter((state) => state !== 'SUSPECTED').length,
  }
}
