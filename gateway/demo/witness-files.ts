import { join } from 'node:path'
import type { Party } from '../../schema/agency.ts'
import type { Folders } from './data-folder.ts'

/** The agencies that countersign the demonstration's trail, and how many of them must. */
export const WITNESSES: readonly Party[] = ['AT', 'CMM', 'NEC', 'SKAT', 'UDLST']
export const QUORUM = 3

export const isWitness = (party: Party): boolean => WITNESSES.includes(party)

/** What a witness keeps: its key, and what it last saw. */
export const witnessFiles = ({ witnesses }: Folders, party: Party) =>
  ({ key: join(witnesses, `${party}.key.json`), seen: join(witnesses, `${party}.seen.json`) })
