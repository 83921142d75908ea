import { AGENCIES } from '../../../schema/agency.ts'
import { FACTS } from '../../../schema/facts.ts'
import { PURPOSES } from '../../../schema/purpose.ts'
import type { Mutant } from './mutant.ts'
import { mutantsOfExchanges } from './of-exchanges.ts'
import { mutantsOfFirewalls } from './of-firewalls.ts'
import { reorderings } from './of-orders.ts'

const EVERYWHERE: Mutant['where'] = { agencies: AGENCIES, purposes: PURPOSES, facts: FACTS.map(({ id }) => id) }

export const allMutants = (): readonly Mutant[] =>
  [...mutantsOfExchanges(), ...mutantsOfFirewalls(), ...reorderings(EVERYWHERE)]
