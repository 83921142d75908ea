import type { Party } from '../../schema/agency.ts'
import type { ConsentHandles } from '../registry/consent-handle.ts'
import type { ControlledCase } from '../registry/control-data.ts'

/** A case with its consent records by a party's own names of them, before that party is told of it (P12). */
export type NamedFor = (party: Party, controlled: ControlledCase) => ControlledCase

export const createNamedFor = (handles: Pick<ConsentHandles, 'of'>): NamedFor => (party, controlled) =>
  ({ ...controlled, consents: controlled.consents.map((record) => ({ ...record, id: handles.of(party, record.id) })) })
