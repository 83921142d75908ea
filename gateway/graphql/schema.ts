import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { sdl } from '../../schema/sdl.ts'
import type { Door } from './door.ts'
import { createCaseResolvers } from './resolvers/cases.ts'
import { createConsentResolvers } from './resolvers/consents.ts'
import { createCorrectionResolvers } from './resolvers/corrections.ts'
import { createDeskResolvers } from './resolvers/desks.ts'
import { createDocumentResolvers } from './resolvers/documents.ts'
import { createEmployeeResolvers } from './resolvers/employees.ts'
import { createHealthResolvers } from './resolvers/health.ts'
import { createJoiningResolvers } from './resolvers/joining.ts'
import { createOfficersWorkResolvers } from './resolvers/officers-work.ts'
import { createOversightResolvers } from './resolvers/oversight.ts'
import { createPolicyResolvers } from './resolvers/policies.ts'
import { createPreviewResolvers } from './resolvers/preview.ts'
import { createReconciliationResolvers } from './resolvers/reconciliation.ts'
import { createRegistryResolvers } from './resolvers/registry.ts'
import { createReportResolvers } from './resolvers/report.ts'
import { createSealingResolvers } from './resolvers/sealing.ts'
import { scalars } from './scalars.ts'

/** What resolvers lead to, behind the door. */
type Behind<CreateResolvers extends (door: Door, acts: never, ...others: never[]) => unknown> = Parameters<CreateResolvers>[1]

/** All that the gateway does when it is asked over GraphQL. */
export interface Acts {
  readonly disclose: Behind<typeof createCaseResolvers>
  readonly previewCase: Behind<typeof createPreviewResolvers>
  readonly makeChange: Behind<typeof createRegistryResolvers>
  readonly openCase: Parameters<typeof createRegistryResolvers>[2]
  readonly consents: Behind<typeof createConsentResolvers>
  readonly desks: Behind<typeof createDeskResolvers>
  readonly corrections: Behind<typeof createCorrectionResolvers>
  readonly policies: Behind<typeof createPolicyResolvers>
  readonly documents: Behind<typeof createDocumentResolvers>
  readonly joining: Behind<typeof createJoiningResolvers>
  readonly employees: Behind<typeof createEmployeeResolvers>
  readonly oversight: Behind<typeof createOversightResolvers>
  readonly officersWork: Behind<typeof createOfficersWorkResolvers>
  readonly reconciliation: Behind<typeof createReconciliationResolvers>
  readonly sealing: Behind<typeof createSealingResolvers>
  readonly makeReport: Behind<typeof createReportResolvers>
  readonly seeHealth: Behind<typeof createHealthResolvers>
}

/** The contract, and behind its one door what each part of it does. */
export const createSchema = (door: Door, acts: Acts): GraphQLSchema => makeExecutableSchema({
  typeDefs: sdl,
  noLocation: true,
  resolvers: [
    scalars,
    createCaseResolvers(door, acts.disclose),
    createPreviewResolvers(door, acts.previewCase),
    createRegistryResolvers(door, acts.makeChange, acts.openCase),
    createConsentResolvers(door, acts.consents),
    createDeskResolvers(door, acts.desks),
    createCorrectionResolvers(door, acts.corrections),
    createPolicyResolvers(door, acts.policies),
    createDocumentResolvers(door, acts.documents),
    createJoiningResolvers(door, acts.joining),
    createEmployeeResolvers(door, acts.employees),
    createOversightResolvers(door, acts.oversight),
    createOfficersWorkResolvers(door, acts.officersWork),
    createReconciliationResolvers(door, acts.reconciliation),
    createSealingResolvers(door, acts.sealing),
    createReportResolvers(door, acts.makeReport),
    createHealthResolvers(door, acts.seeHealth),
  ],
})
