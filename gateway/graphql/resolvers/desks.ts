import type { IResolvers } from '@graphql-tools/utils'
import { actorName } from '../../registry/actor-name.ts'
import { takeTask } from '../../registry/changes/take-task.ts'
import type { createCaseCounts } from '../../registry/case-counts.ts'
import type { ConsentDesk } from '../../registry/consent-desk.ts'
import type { MakeChange } from '../../registry/make-change.ts'
import type { AskedShare, ShareRequests } from '../../registry/share-requests.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

interface Desks {
  readonly makeChange: MakeChange
  readonly consentDesk: ConsentDesk
  readonly shareRequests: ShareRequests
  readonly caseCounts: ReturnType<typeof createCaseCounts>
}

interface TakenTask {
  readonly case: string
  readonly task: string
  readonly party: string
  readonly until: string
}

/** What the consent desk and the reference groups' board need besides the cases. */
export const createDeskResolvers = (door: Door, { makeChange, consentDesk, shareRequests, caseCounts }: Desks): IResolvers<unknown, GatewayContext> => ({
  Query: {
    consentChoices: (_root, args: { case: string }, context, info) =>
      door(context, info, (bound) => consentDesk.choices(bound, args.case)),
    whatStops: (_root, { id }: { id: string }, context, info) => door(context, info, (bound) => consentDesk.whatStops(bound, id)),
    openShareRequests: (_root, _args, context, info) => door(context, info, (bound) => shareRequests.open(bound)),
    caseCounts: (_root, _args, context, info) => door(context, info, (bound) => caseCounts(bound)),
  },
  Mutation: {
    askForShare: async (_root, asked: AskedShare, context, info) => {
      const { controlled } = await door(context, info, (bound) => shareRequests.ask(bound, asked))
      return { case: controlled.handle }
    },
    closeShareRequest: (_root, { id }: { id: string }, context, info) => door(context, info, (bound) => shareRequests.close(bound, id)),
    takeTask: async (_root, { case: handle, ...taken }: TakenTask, context, info) => {
      const { controlled } = await door(context, info, (bound) => makeChange.ofCase(bound, {
        handle, input: { ...taken, takenBy: actorName(bound.authenticated) }, law: takeTask,
      }))
      return { case: controlled.handle }
    },
  },
})
