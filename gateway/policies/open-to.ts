import { GATEWAY, type Party } from '../../schema/agency.ts'
import type { ControlledCase } from '../registry/control-data.ts'

/** Whether officers of a party may learn what a case is today: of one that takes part in it, or of the gateway (F7). */
export const isOpenTo = (party: Party, { links }: ControlledCase): boolean => party === GATEWAY || links.some((link) => link.party === party)
