/**
 * The authorities and organisations that take part (domain codes; HP19 · Oversigt over
 * koordinerende og udførende statslige aktører). Codes stay, names are data.
 */
export const AGENCIES = [
  'CMM', 'NEC', 'NUC', 'UDLST', 'SKAT', 'AT', 'SIRI', 'RA', 'IOM', 'NGO', 'KOM', 'RG', 'TVG', 'DT', 'SAMSYN',
] as const

export type Agency = (typeof AGENCIES)[number]

/** The gateway itself: an agency, a party, and the controller of the control data that the reference groups see. */
export const GATEWAY = 'SAMSYN' satisfies Agency

/** The controllers that hold facts about a data subject. */
export const CONTROLLERS = ['CMM', 'NEC', 'UDLST', 'SKAT', 'AT', 'SIRI', 'IOM', 'NGO', 'SAMSYN'] as const satisfies readonly Agency[]

export type Controller = (typeof CONTROLLERS)[number]

/**
 * One party to a case: an agency, or one organisation of a kind (`NGO-REDEN`, `KOM-0101`, `RG-KOBENHAVN`).
 * Links, handles, clients and consent records name parties; policies speak of agencies.
 */
export type Party = string

const PARTY = /^([A-Z]+)(-[A-Z0-9]{1,40})?$/

/** Kinds that have several organisations; every other agency is one party. */
const KINDS: readonly Agency[] = ['NGO', 'KOM', 'RG']

/** The agency of a party (`NGO-REDEN` is an `NGO`), or undefined when the party is unknown. */
export const agencyOf = (party: Party): Agency | undefined => {
  const [, code, organisation] = PARTY.exec(party) ?? []
  const agency = AGENCIES.find((one) => one === code)
  return organisation === undefined || (agency && KINDS.includes(agency)) ? agency : undefined
}

/** Whether it names one party: of a kind that has several organisations, one of them. */
export const isParty = (text: string): boolean => agencyOf(text) !== undefined && !KINDS.some((kind) => kind === text)
