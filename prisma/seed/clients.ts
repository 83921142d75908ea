import type { Party } from '../../schema/agency.ts'
import { REGIONS } from '../../schema/control-data.ts'

/** The client system by which a party reaches the gateway in the demonstration. */
export const clientOf = (party: Party): string => `${party.toLowerCase()}-sagssystem`

/** The console's client at the issuer of a party: her people reach the gateway through it. */
export const consoleClientOf = (party: Party): string => `${party.toLowerCase()}-konsol`

/** The municipalities in the seed, one to a region. */
export const MUNICIPALITIES = {
  NORDJYLLAND: 'KOM-0851',
  MIDTJYLLAND: 'KOM-0751',
  SYDDANMARK: 'KOM-0461',
  NORDSJAELLAND: 'KOM-0217',
  SYDSJAELLAND: 'KOM-0370',
  KOBENHAVN: 'KOM-0101',
} as const

/** The parties of the demonstration: each has one client. */
export const PARTIES: readonly Party[] = [
  'CMM', 'NEC', 'NUC', 'UDLST', 'SKAT', 'AT', 'SIRI', 'RA', 'IOM', 'NGO-REDEN', 'TVG', 'DT', 'SAMSYN', 'RG-DK',
  ...REGIONS.map((region) => `RG-${region}`),
  ...Object.values(MUNICIPALITIES),
]
