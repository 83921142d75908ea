import { expect } from 'vitest'
import type { RefusalEntry, RegistryEntry } from '../../gateway/trail/entry.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { leavesFrom, leavesOf } from './a-disclosure.ts'
import type { AGateway } from './a-gateway.ts'

/** What came of a change: its data or its code, and every leaf that it left. */
export interface Changed {
  readonly data?: Record<string, any>
  readonly refused?: string
  readonly leaves: readonly (RegistryEntry | RefusalEntry)[]
}

/** Makes one change as its caller does. `$case` in it is the persona's own handle of the story, or another one. */
export const changed = async (
  samsyn: AGateway, persona: string, purpose: Purpose, story: string, mutation: string, handle = samsyn.handleOf(story, persona),
): Promise<Changed> => {
  const from = await leavesOf(samsyn)
  const used = mutation.includes('$case')
  const { body } = await samsyn.as(persona).for(purpose).run(
    `{ ${mutation} }`, used ? { case: handle } : {}, 'mutation', used ? ', $case: ID!' : '')
  const leaves = await leavesFrom(samsyn, from) as Changed['leaves']
  const [error] = body.errors ?? []
  return error ? { refused: error.extensions.code, leaves } : { data: body.data ?? {}, leaves }
}

/** All that the gateway keeps of its cases, to see that a refused change left no trace of itself. */
export const controlDataOf = async ({ database }: AGateway): Promise<string> => {
  const { rows } = await database.adminPool.query<{ all: string }>(`select concat(
    (select json_agg(c order by c.id) from "case" c), (select json_agg(l order by l.case_id, l.party) from link l),
    (select json_agg(r order by r.id) from consent_record r)) as all`)
  return rows[0]?.all ?? ''
}

/** Changes of cases that are made, or refused, and what each leaves in the trail. */
export const casesOf = (samsyn: () => AGateway) => ({
  made: async (persona: string, purpose: Purpose, story: string, change: string, handle?: string): Promise<Changed> => {
    const outcome = await changed(samsyn(), persona, purpose, story, `${change} { case }`, handle)
    const [name = ''] = change.split('(')
    expect([change, outcome.refused]).toEqual([change, undefined])
    expect(outcome.leaves).toMatchObject([{ kind: 'registry', change: name, purpose }])
    return outcome
  },

  /** Refused with the code, recorded as that and as nothing else, and nothing of the case is other than it was. */
  refused: async (persona: string, purpose: Purpose, story: string, change: string, code: string, handle?: string): Promise<void> => {
    const before = await controlDataOf(samsyn())
    const outcome = await changed(samsyn(), persona, purpose, story, `${change} { case }`, handle)
    expect([change, outcome.refused]).toEqual([change, code])
    expect(outcome.leaves).toMatchObject([{ kind: 'refusal', code, purpose }])
    expect(await controlDataOf(samsyn())).toBe(before)
  },
})
