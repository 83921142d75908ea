import type { Label } from '../../schema/label.ts'

/** Why an entry is kept from the person, as the contract says it. */
export const SEAL_REASONS = [
  'legalProcess', 'crimePrevention', 'crimeDetection', 'crimeInvestigation', 'crimeProsecution', 'penaltyExecution',
  'publicSecurity', 'nationalSecurity', 'rightsOfOthers',
] as const

export type SealReason = (typeof SEAL_REASONS)[number]

interface SealGround {
  /** The justification of DPV 2.1 for not fulfilling a right. */
  readonly term: string
  readonly says: Label
  readonly source: string
}

const justification = (name: string): string => `https://w3id.org/dpv/justifications#${name}`
const ground = (name: string, litra: string, da: string, en: string): SealGround => ({
  term: justification(name), says: { da, en }, source: `retshåndhævelsesloven § 16; direktiv (EU) 2016/680 art. 15, stk. 1, litra ${litra}`,
})

/** The grounds on which access may be put off, limited or refused under law enforcement, and no others. */
export const SEAL_GROUNDS: Readonly<Record<SealReason, SealGround>> = {
  legalProcess: ground('LegalProcessImpaired', 'a', 'undersøgelser og procedurer ville blive hindret', 'inquiries and procedures would be obstructed'),
  crimePrevention: ground('CrimePreventionImpaired', 'b', 'forebyggelse af strafbare handlinger ville lide skade', 'the prevention of crime would be harmed'),
  crimeDetection: ground('CrimeDetectionImpaired', 'b', 'afsløring af strafbare handlinger ville lide skade', 'the detection of crime would be harmed'),
  crimeInvestigation: ground('CrimeInvestigationImpaired', 'b', 'efterforskningen ville lide skade', 'the investigation would be harmed'),
  crimeProsecution: ground('CrimeProsecutionImpaired', 'b', 'strafforfølgningen ville lide skade', 'the prosecution would be harmed'),
  penaltyExecution: ground('CrimePenaltyExecutionImpaired', 'b', 'fuldbyrdelsen af en straf ville lide skade', 'the execution of a penalty would be harmed'),
  publicSecurity: ground('PublicSecurityImpaired', 'c', 'hensynet til den offentlige sikkerhed', 'public security'),
  nationalSecurity: ground('NationalSecurityImpaired', 'd', 'hensynet til statens sikkerhed', 'national security'),
  rightsOfOthers: ground('ThirdPartyRightsImpaired', 'e', 'hensynet til andres rettigheder', 'the rights of others'),
}

/** Who has decided that it is sealed. */
const SEAL_AUTHORITIES = ['police', 'prosecution', 'court'] as const

export type SealAuthority = (typeof SEAL_AUTHORITIES)[number]
