import { legalBasesOf, regimeOf } from '../../policies/purposes.ts'
import { GATEWAY } from '../../schema/agency.ts'
import type { OversightEntry } from './entry.ts'

/** Who acts, and under which law, when a replica of the gateway does something by itself. */
export const ownAct = (replica: string): Pick<OversightEntry, 'actor' | 'purpose' | 'regime' | 'legalBases' | 'traceId'> => ({
  actor: { party: GATEWAY, client: replica, employee: replica, role: 'administrator' },
  purpose: 'OVERSIGHT',
  regime: regimeOf('OVERSIGHT', GATEWAY),
  legalBases: legalBasesOf('OVERSIGHT', GATEWAY),
  traceId: null,
})
