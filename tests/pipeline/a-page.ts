import type { Permit } from '../../policies/decision.ts'
import { plannedCase } from '../../gateway/pipeline/planned-case.ts'
import type { ControlledCase } from '../../gateway/registry/control-data.ts'
import type { CollectedCase, Missing, Planned, PlannedCase } from '../../gateway/pipeline/stages.ts'
import { agencyOf, type Party } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'

export const AT = new Date('2026-11-22T10:00:00Z')

export const factOf = (field: string): Fact => {
  const fact = FACTS.find((one) => one.field === field)
  if (!fact) throw new Error(`there is no fact \`${field}\``)
  return fact
}

/** What one exchange permits, on legal bases named after it. */
export const permitsOf = (exchange: string, fields: readonly string[], consent: Permit['consent'] = null): Permit[] =>
  fields.map((field) => ({ fact: factOf(field), exchange, legalBases: ['every exchange', exchange], consent }))

/** Control data of a case of Mira's kind, told otherwise. */
const aControlledCase = (told: Partial<ControlledCase> = {}): ControlledCase => ({
  caseId: 'c-1', version: 7, handle: 'handle-1', fileNumber: 'US-1', region: 'KOBENHAVN', residence: 'none', minor: false,
  vulnerable: true, stage: 'presumed', stageSince: AT, actionPlan: '2019-2021', detainedSince: null, reflectionStarts: null,
  reflectionEnds: null, departedOn: null, representativeSince: null, openedAt: AT, closedAt: null, consents: [], taken: [], arrivals: [],
  shareRequests: [], links: [
    { party: 'UDLST', agency: 'UDLST', fileNumber: 'US-1' }, { party: 'CMM', agency: 'CMM', fileNumber: 'CMM-1' },
    { party: 'NEC', agency: 'NEC', fileNumber: 'NEC-1' }, { party: 'NGO-REDEN', agency: 'NGO', fileNumber: 'REDEN-1' },
  ], ...told,
})

export const aPlannedCase = (permits: readonly Permit[], told: Partial<ControlledCase> = {}): PlannedCase =>
  plannedCase(aControlledCase(told), { policyVersion: 'version-1', permits, withholdings: [], notices: [], obligations: [] }, AT)

/** What Ulla at the immigration service asks of a page of her cases; or another party. */
export const aPage = (cases: readonly PlannedCase[], recipient: Party = 'UDLST'): Planned => ({
  bound: {
    authenticated: {
      party: recipient, agency: agencyOf(recipient) ?? 'UDLST', client: 'udlst-sagssystem', employee: 'us-1001', role: 'assessor', granted: 'IDENTIFICATION', boundTo: null,
      deadline: AbortSignal.timeout(30_000),
    },
    asking: { recipient, agency: agencyOf(recipient) ?? 'UDLST', role: 'assessor', purpose: 'IDENTIFICATION' },
    reason: 'vurdering af sagen', disclosureId: 'd-1',
  },
  demand: { about: { by: 'page', first: 25, after: null }, facts: [] },
  at: AT, policyVersion: 'version-1', cases, hasNextPage: false,
})

/** A case of which each controller delivered this. */
export const delivered = (planned: PlannedCase, values: CollectedCase['values'], missing: readonly Missing[] = []): CollectedCase =>
  ({ planned, values, missing })
