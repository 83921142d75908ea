import { agencyOf } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS, factsWithin } from '../../schema/facts.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Persona } from '../../prisma/seed/personas.ts'
import { grantsFor } from '../../policies/compile.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { EXIT } from './exit-codes.ts'
import { Stopped } from './stopped.ts'
import { STOPPED } from './texts.ts'

/** The facts that some exchange could give to the role for the purpose, whatever the case. */
export const possibleFacts = ({ party, role }: Pick<Persona, 'party' | 'role'>, purpose: Purpose): readonly Fact[] => {
  const agency = agencyOf(party)
  const ids = new Set(agency && grantsFor(agency, role, purpose, EXCHANGES)
    .flatMap(({ grant }) => grant.facts.map((path) => `${grant.controller}.${path}`)))
  return FACTS.filter(({ id }) => ids.has(id))
}

/** What is asked unless told: all that could be given. Where nothing could, everything, so that the answer says why. */
export const defaultFacts = (persona: Persona, purpose: Purpose): readonly Fact[] => {
  const possible = possibleFacts(persona, purpose)
  return possible.length > 0 ? possible : FACTS
}

/** The facts at the fields named, such as `cmm.needs.language`, or below them, such as `cmm`. @throws {Stopped} */
export const namedFacts = (fields: readonly string[]): readonly Fact[] => {
  for (const field of fields) if (factsWithin([field]).length === 0) throw new Stopped(EXIT.usage, STOPPED.noField(field))
  return factsWithin(fields)
}
