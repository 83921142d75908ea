import type { Agency, Controller } from '../../schema/agency.ts'
import { factNamed } from '../../schema/facts.ts'
import type { Language } from '../../schema/label.ts'
import { AGENCY_NAMES } from '../../schema/labels/agencies.ts'
import { factName } from '../../schema/labels/contract.ts'
import { allOf } from '../words/listed.ts'

export const agencyNames = (agencies: readonly Agency[], language: Language): string =>
  allOf(agencies.map((agency) => AGENCY_NAMES[agency][language]), language)

/** Facts of one controller, by their paths. */
export const factNames = (controller: Controller, paths: readonly string[], language: Language): string =>
  paths.map((path) => factName(factNamed(`${controller}.${path}`))[language]).join('; ')
