import type { ControlledCase } from '../../gateway/registry/control-data.ts'

/** A case of an adult within the reflection period, with CMM, a shelter and the region's group; nobody has consented to anything. */
export const aControlledCase = (differing: Partial<ControlledCase> = {}): ControlledCase => ({
  caseId: 'c', version: 1, handle: 'h', fileNumber: null, region: 'KOBENHAVN', residence: 'none', minor: false, vulnerable: false,
  stage: 'reflection', stageSince: new Date('2026-02-20T09:00:00Z'), actionPlan: '2019-2021', detainedSince: null,
  reflectionStarts: '2026-02-15', reflectionEnds: '2026-03-16', departedOn: null, representativeSince: null,
  openedAt: new Date('2026-02-10T09:00:00Z'), closedAt: null,
  links: [
    { party: 'CMM', agency: 'CMM', fileNumber: null }, { party: 'NGO-REDEN', agency: 'NGO', fileNumber: null },
    { party: 'RG-KOBENHAVN', agency: 'RG', fileNumber: null },
  ],
  consents: [], taken: [], arrivals: [], shareRequests: [], ...differing,
})
