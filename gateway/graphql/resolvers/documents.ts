import type { IResolvers } from '@graphql-tools/utils'
import type { DocumentActs } from '../../documents/document-acts.ts'
import { isInForce, type TrustedDocument } from '../../documents/document-store.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

/** The operations that parties have registered. */
export const createDocumentResolvers = (door: Door, acts: DocumentActs): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)

  return {
    Query: {
      trustedDocuments: through((bound) => acts.list(bound)),
    },
    Mutation: {
      registerDocument: through((bound, { document }: { document: string }) => acts.register(bound, document)),
      approveDocument: through((bound, { id }: { id: string }) => acts.approve(bound, id)),
      withdrawDocument: through((bound, { id }: { id: string }) => acts.withdraw(bound, id)),
    },
    TrustedDocument: {
      inForce: (document: TrustedDocument) => isInForce(document),
      approvers: ({ approvers, approvals }: TrustedDocument) =>
        approvers.map((agency) => ({ agency, ...approvals.find((approval) => approval.agency === agency) })),
    },
  }
}
