import type { IResolvers } from '@graphql-tools/utils'
import type { DocumentActs } from '../../documents/document-acts.ts'
import { isInForce, type TrustedDocument } from '../../documents/document-store.ts'
import type { Bound, Receipt } from '../../pipeline/stages.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

/** The operations that parties have registered. */
export const createDocumentResolvers = (door: Door, acts: DocumentActs): IResolvers<unknown, GatewayContext> => {
  const through = <Args, T extends { readonly receipt: Receipt }>(work: (bound: Bound, args: Args) => Promise<T>) =>
    (_root: unknown, args: Args, context: GatewayContext, info: Parameters<Door>[1]): Promise<T> =>
      door(context, info, (bound) => work(bound, args))

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
