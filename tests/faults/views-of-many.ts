import type { Controller, Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { TestDatabase } from '../database.ts'
import type { DisclosureEntry } from '../../gateway/trail/entry.ts'

/** A view of several agencies, and the one of them that is to fail. */
export interface ViewOfMany {
  readonly party: Party
  readonly controller: Controller
  /** Where the failing controller's facts stand, and which they are. */
  readonly view: string
  readonly fields: readonly string[]
  readonly persona: string
  readonly purpose: Purpose
  readonly story: string
  readonly selection: string
}

const ANDREI = {
  persona: 'jens', purpose: 'IDENTIFICATION', story: 'andrei',
  selection: 'labourInspection { inspections { findings } } tax { controlFindings } cmm { assessmentDecision }',
} as const
const JOY = {
  persona: 'sara', purpose: 'ASSISTANCE', story: 'joy',
  selection: 'immigration { name } police { witnessRole } ngo { assistanceStatus }',
} as const
const GRACE = {
  persona: 'sara', purpose: 'PREPARED_RETURN', story: 'grace',
  selection: 'immigration { returnCountry } returnOrganisation { reintegrationReports { support } }',
} as const
const OKSANA = {
  persona: 'jens', purpose: 'IDENTIFICATION', story: 'oksana',
  selection: 'recruitment { permitType } cmm { assessmentDecision }',
} as const

/** Every agency that holds facts, in a view of more than it. */
export const VIEWS_OF_MANY: readonly ViewOfMany[] = [
  { party: 'AT', controller: 'AT', view: 'labourInspection', fields: ['labourInspection.inspections.findings'], ...ANDREI },
  { party: 'SKAT', controller: 'SKAT', view: 'tax', fields: ['tax.controlFindings'], ...ANDREI },
  { party: 'CMM', controller: 'CMM', view: 'cmm', fields: ['cmm.assessmentDecision'], ...ANDREI },
  { party: 'UDLST', controller: 'UDLST', view: 'immigration', fields: ['immigration.name'], ...JOY },
  { party: 'NEC', controller: 'NEC', view: 'police', fields: ['police.witnessRole'], ...JOY },
  { party: 'NGO-REDEN', controller: 'NGO', view: 'ngo', fields: ['ngo.assistanceStatus'], ...JOY },
  {
    party: 'IOM', controller: 'IOM', view: 'returnOrganisation',
    fields: ['returnOrganisation.reintegrationReports.support'], ...GRACE,
  },
  { party: 'SIRI', controller: 'SIRI', view: 'recruitment', fields: ['recruitment.permitType'], ...OKSANA },
]

/** What each view says beside its facts. */
export const ABOUT_THE_VIEW = 'withheld { field because } unavailable { controller fields because tryAgain }'

/** The leaves of the disclosures that were asked for with this reason. */
export const leavesOf = async ({ adminPool }: TestDatabase, reason: string): Promise<DisclosureEntry[]> => {
  const { rows } = await adminPool.query<{ entry: DisclosureEntry }>(
    `select convert_from(entry, 'UTF8')::json as entry from trail_leaf
     where convert_from(entry, 'UTF8')::json->>'reason' = $1 order by index`, [reason])
  return rows.map(({ entry }) => entry)
}
