import type { Party } from '../../schema/agency.ts'
import { CONSENT_FORMS, CONSENT_GIVERS, RESIDENCE_CATEGORIES, STAGES } from '../../schema/control-data.ts'
import type { DataCategory } from '../../schema/data-category.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { ConsentRecord, Standing } from '../decision.ts'

/** All that may differ from case to case, the plainest value first. The consent's own count only where there is one. */
export const CIRCUMSTANCES = {
  linked: [true, false],
  closed: [false, true],
  residence: RESIDENCE_CATEGORIES,
  stage: STAGES,
  minor: [false, true],
  vulnerable: [false, true],
  reintegrationReporting: [false, true],
  consented: [false, true],
  toRecipient: [true, false],
  forPurpose: [true, false],
  aboutCategory: [true, false],
  givenBy: CONSENT_GIVERS,
  giverSuspected: [false, true],
  form: CONSENT_FORMS,
  period: ['running', 'ended', 'notBegun'],
  withdrawn: [false, true],
} as const

export type Circumstance = keyof typeof CIRCUMSTANCES
export type Read = <C extends Circumstance>(circumstance: C) => (typeof CIRCUMSTANCES)[C][number]

/** The instant of every decision that is tried. */
export const NOW = new Date('2026-03-10T12:00:00Z')
const BEFORE = new Date('2026-01-01T00:00:00Z')
const AFTER = new Date('2027-01-01T00:00:00Z')

const PERIODS = {
  running: { validFrom: BEFORE, validUntil: AFTER },
  ended: { validFrom: BEFORE, validUntil: NOW },
  notBegun: { validFrom: AFTER, validUntil: new Date('2028-01-01T00:00:00Z') },
} as const

/** What a consent is to be about, to cover what is asked. */
export interface Scope {
  readonly recipient: Party
  readonly purpose: Purpose
  readonly category: DataCategory
}

/** A case of which each circumstance is read only when a decision asks about it. */
export const standingOf = (read: Read, scope: () => Scope): Standing => {
  const records = [recordOf(read, scope)]
  return {
    get linked() { return read('linked') },
    get closed() { return read('closed') },
    get residence() { return read('residence') },
    get stage() { return read('stage') },
    get minor() { return read('minor') },
    get vulnerable() { return read('vulnerable') },
    get reintegrationReporting() { return read('reintegrationReporting') },
    get consents() { return read('consented') ? records : [] },
  }
}

const recordOf = (read: Read, scope: () => Scope): ConsentRecord => ({
  id: 'consent',
  version: 1,
  get recipients() { return [read('toRecipient') ? scope().recipient : 'NGO-ANDEN'] },
  get purposes() { return [read('forPurpose') ? scope().purpose : another(scope().purpose, 'OVERSIGHT', 'KNOWLEDGE')] },
  get categories() {
    return [read('aboutCategory') ? scope().category : another(scope().category, 'operations', 'encounter')]
  },
  get givenBy() { return read('givenBy') },
  get giverSuspected() { return read('giverSuspected') },
  get form() { return read('form') },
  get validFrom() { return PERIODS[read('period')].validFrom },
  get validUntil() { return PERIODS[read('period')].validUntil },
  get withdrawnAt() { return read('withdrawn') ? BEFORE : null },
})

const another = <T>(than: T, first: T, second: T): T => (than === first ? second : first)

/** The same case, but for what is given: what is not given is still read only when asked about. */
export const butWith = (standing: Standing, differing: Partial<Standing>): Standing =>
  Object.create(standing, Object.getOwnPropertyDescriptors(differing)) as Standing
