import { agencyOfParty } from '../../frame/session.ts'
import { facts } from '../../words/facts.ts'

/** Whether the party is asked for facts, and so has some to correct. */
export const holdsFacts = (party: string): boolean => facts.some(({ controller }) => controller === agencyOfParty(party))
