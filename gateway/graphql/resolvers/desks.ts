import type { IResolvers } from '@graphql-tools/utils'
import type { createCaseCounts } from '../../registry/case-counts.ts'
import type { ConsentDesk } from '../../registry/consent-desk.ts'
import type { AskedShare, ShareRequests } from '../../registry/share-requests.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

interface Desks {
  readonly consentDesk: ConsentDesk
  readonly shareRequests: ShareRequests
  readonly caseCounts: ReturnType<typeof createCaseCounts>
}

/** What the consent desk and the reference groups' board need besides the cases. */
export const createDeskResolvers = (door: Door, { consentDesk, shareRequests, caseCounts }: Desks): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)
  return {
    Query: {
      consentChoices: through((bound, args: { case: string }) => consentDesk.choices(bound, args.case)),
      whatStops: through((bound, { id }: { id: string }) => consentDesk.whatStops(bound, id)),
      openShareRequests: through((bound) => shareRequests.open(bound)),
      caseCounts: through((bound) => caseCounts(bound)),
    },
    Mutation: {
      askForShare: through((bound, asked: AskedShare) => shareRequests.ask(bound, asked)),
      closeShareRequest: through((bound, { id }: { id: string }) => shareRequests.close(bound, id)),
    },
  }
}
