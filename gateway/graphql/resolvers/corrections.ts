import type { IResolvers } from '@graphql-tools/utils'
import type { CorrectionActs } from '../../corrections/corrections.ts'
import type { AskedCorrection } from '../../corrections/report-correction.ts'
import type { CorrectionState, SeenCorrection } from '../../corrections/see-corrections.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

/** Corrections of what was disclosed: by the controller, by the recipients, and as the controller's officer sees them. */
export const createCorrectionResolvers = (door: Door, acts: CorrectionActs): IResolvers<unknown, GatewayContext> => ({
  Query: {
    correctionNotices: (_root, { confirmed }: { confirmed: boolean }, context, info) =>
      door(context, info, (bound) => acts.notices.list(bound, confirmed)),
    corrections: (_root, { state }: { state: CorrectionState }, context, info) =>
      door(context, info, (bound) => acts.see(bound, state)),
  },
  Mutation: {
    reportCorrection: (_root, asked: AskedCorrection, context, info) => door(context, info, (bound) => acts.report(bound, asked)),
    confirmCorrection: (_root, { id }: { id: string }, context, info) => door(context, info, (bound) => acts.notices.confirm(bound, id)),
  },
  Correction: { case: ({ handle }: SeenCorrection) => handle },
})
