import type { IResolvers } from '@graphql-tools/utils'
import type { CorrectionActs } from '../../corrections/corrections.ts'
import type { AskedCorrection } from '../../corrections/report-correction.ts'
import type { CorrectionState, SeenCorrection } from '../../corrections/see-corrections.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

/** Corrections of what was disclosed: by the controller, by the recipients, and as the controller's officer sees them. */
export const createCorrectionResolvers = (door: Door, acts: CorrectionActs): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)
  return {
    Query: {
      correctionNotices: through((bound, { confirmed }: { confirmed: boolean }) => acts.notices.list(bound, confirmed)),
      corrections: through((bound, { state }: { state: CorrectionState }) => acts.see(bound, state)),
    },
    Mutation: {
      reportCorrection: through((bound, asked: AskedCorrection) => acts.report(bound, asked)),
      confirmCorrection: through((bound, { id }: { id: string }) => acts.notices.confirm(bound, id)),
    },
    Correction: { case: ({ handle }: SeenCorrection) => handle },
  }
}
