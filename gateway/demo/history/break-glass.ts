import { randomUUID } from 'node:crypto'
import { PERSONAS, type Persona } from '../../../prisma/seed/personas.ts'
import type { Random } from '../../../prisma/seed/random.ts'
import type { SeededCase } from '../../../prisma/seed/seed.ts'
import { breakGlassAt } from '../../officers-work/subject.ts'
import { actEntry } from '../../oversight/record-act.ts'
import { OWN_VERSION } from '../../policies/enter-own-policies.ts'
import type { MadeLook } from '../quarter/normal-work.ts'
import { REPLICA } from '../processes.ts'
import { askingOf } from './asked-facts.ts'
import type { HistoryLeaf } from './history-leaf.ts'
import type { RecordedLook } from './record-look.ts'

const HOUR = 3_600_000

/** Who broke the glass in the last day, about whom, and how many hours ago: nobody has reviewed these yet. */
const OPEN = [
  { persona: 'shelter', story: 'mira', hours: 20 },
  { persona: 'jens', story: 'linh', hours: 5 },
] as const

export const openBreakGlass = (seeded: readonly SeededCase[], now: Date): readonly MadeLook[] =>
  OPEN.map(({ persona, story, hours }) => {
    const { party, employee, role } = personaNamed(persona)
    return {
      log: REPLICA, leaf: '', requestId: '', at: new Date(now.getTime() - hours * HOUR), party, employee, role,
      purpose: 'VITAL_INTERESTS', case: seeded.find(({ name }) => name === story)?.id ?? null,
      refused: null, about: null, controllers: [], brokeGlass: true,
    }
  })

/** The review of a break-glass by CMM's officer, within thirty hours: what misuse it was part of was not justified. */
export const reviewOf = (look: RecordedLook, leaf: HistoryLeaf, random: Random, now: Date): HistoryLeaf => {
  const { party, client, employee, role } = personaNamed('dpo')
  const asking = askingOf(party, role, 'OVERSIGHT')
  const later = Math.min(random.between(3, 30) * HOUR, (now.getTime() - look.at.getTime()) / 2)
  const at = new Date(look.at.getTime() + later)
  const verdict = look.misuse === undefined ? 'JUSTIFIED' : 'NOT_JUSTIFIED'
  const reason = look.misuse === undefined ? 'Der var fare for livet (syntetisk)' : 'Faren er ikke godtgjort (syntetisk)'
  const authenticated = { party, agency: asking.agency, client, employee, role, granted: asking.purpose, boundTo: null, deadline: new AbortController().signal }
  const bound = { authenticated, asking, reason, disclosureId: randomUUID() }
  return {
    at,
    orders: [],
    entryOf: (indexOf) =>
      actEntry(bound, 'reviewBreakGlass', { subject: breakGlassAt({ log: REPLICA, leaf: indexOf(leaf) }), verdict }, OWN_VERSION, at),
  }
}

const personaNamed = (id: string): Persona => {
  const persona = PERSONAS.find((one) => one.id === id)
  if (!persona) throw new Error(`there is no persona \`${id}\``)
  return persona
}
