import { createHash } from 'node:crypto'
import type { Party } from '../../schema/agency.ts'
import type { ConsentForm, ConsentGiver, Region, ResidenceCategory, Stage } from '../../schema/control-data.ts'
import type { DataCategory } from '../../schema/data-category.ts'
import type { FactValues } from '../../schema/fact.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Calendar } from './calendar.ts'

/**
 * One synthetic case: what the gateway keeps of it, and what each party that knows it holds in its own system.
 * The reference groups stand in no story: the seed links each case to its region's group and to `RG-DK` (SR09 §2).
 */
export interface Story {
  readonly name: string
  readonly control: Control
  readonly parties: Readonly<Record<Party, Part>>
  readonly consents: readonly Consent[]
  /** When the reference groups let go of it; they follow it still when nothing is said. */
  readonly groupsLeftAt?: Date | null
}

/** A story is told from a day, so that its deadlines lie relative to it. */
export type TellStory = (calendar: Calendar) => Story

/** The gateway's control data of the case. Days are `YYYY-MM-DD`, first and last included; instants UTC. */
export interface Control extends Clocks {
  readonly region: Region
  readonly residenceCategory: ResidenceCategory
  readonly minor: boolean
  readonly vulnerable: boolean
  readonly stage: Stage
  readonly stageSince: Date
  readonly actionPlan: '2007-2010' | '2019-2021'
  readonly openedAt: Date
}

interface Clocks {
  readonly detainedSince: Date | null
  readonly reflectionStarts: string | null
  readonly reflectionEnds: string | null
  readonly departedOn: string | null
  readonly representativeSince: Date | null
  readonly closedAt: Date | null
}

/** No clock runs. */
export const NO_CLOCKS: Clocks = {
  detainedSince: null,
  reflectionStarts: null,
  reflectionEnds: null,
  departedOn: null,
  representativeSince: null,
  closedAt: null,
}

/** A party to the case: its running number for it (see `file-number.ts`), and what it holds, if it is a controller. */
export interface Part {
  readonly serial: number
  readonly linkedAt: Date
  readonly endedAt?: Date
  readonly facts?: FactValues
}

/** A consent record as the gateway keeps it, but for its id. */
export interface Consent {
  readonly givenBy: ConsentGiver
  readonly giverSuspected: boolean
  readonly recipients: readonly Party[]
  readonly purposes: readonly Purpose[]
  readonly categories: readonly DataCategory[]
  readonly form: ConsentForm
  readonly validFrom: Date
  readonly validUntil: Date
  readonly language: string
  readonly interpreter: boolean
  readonly obtainedBy: string
  readonly documentHash: string | null
  readonly withdrawnAt: Date | null
  readonly withdrawnBy: string | null
}

type Given = Pick<Consent, 'recipients' | 'purposes' | 'categories' | 'validFrom' | 'validUntil' | 'language' | 'obtainedBy'>

/** A consent by the data subject in the contact person's presence, spoken through an interpreter, unless said otherwise. */
export const consent = (given: Given & Partial<Consent>): Consent => ({
  givenBy: 'dataSubject',
  giverSuspected: false,
  form: 'spoken',
  interpreter: true,
  documentHash: null,
  withdrawnAt: null,
  withdrawnBy: null,
  ...given,
})

/** A consent in writing, shown by the hash of a document that the gateway does not have. */
export const consentInWriting = (given: Given & Partial<Consent>): Consent => ({
  ...consent(given),
  form: 'inWriting',
  documentHash: createHash('sha256').update(JSON.stringify(given)).digest('hex'),
})
