import type { IResolvers } from '@graphql-tools/utils'
import type { ReviewState } from '../../break-glass/see-reviews.ts'
import type { Verdict } from '../../break-glass/review-break-glass.ts'
import type { OfficersWork } from '../../officers-work/open-officers-work.ts'
import type { FindingState } from '../../patterns/findings.ts'
import type { AskedSample } from '../../sampling/commit-sample.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

interface Listed<State> {
  readonly state?: State | null
  readonly first?: number | null
}

interface Named {
  readonly id: string
}

/** What officers do about break-glass, unusual patterns and samples; and what employees answer them. */
export const createOfficersWorkResolvers = (door: Door, acts: OfficersWork): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)

  return {
    Query: {
      breakGlassReviews: through((bound, asked: Listed<ReviewState>) => acts.seeReviews(bound, asked)),
      findings: through((bound, asked: Listed<FindingState>) => acts.findings.see(bound, asked)),
      samples: through((bound, { id }: { id?: string | null }) => acts.seeSamples(bound, id ?? null)),
      explanationRequests: through((bound, { open }: { open: boolean }) => acts.explanations.requests(bound, open)),
    },
    Mutation: {
      reviewBreakGlass: through((bound, { id, verdict }: Named & { verdict: Verdict }) => acts.reviewBreakGlass(bound, id, verdict)),
      dismissFinding: through((bound, { id }: Named) => acts.findings.dismiss(bound, id)),
      suspectBreach: through((bound, { id }: Named) => acts.breach.suspect(bound, id)),
      decideBreach: through((bound, { id, confirmed }: Named & { confirmed: boolean }) => acts.breach.decide(bound, id, confirmed)),
      closeBreach: through((bound, { id, notified }: Named & { notified: boolean }) => acts.breach.close(bound, id, notified)),
      commitSample: through((bound, { input }: { input: AskedSample }) => acts.commitSample(bound, input)),
      drawSample: through((bound, { id, nonce }: Named & { nonce: string }) => acts.drawSample(bound, id, nonce)),
      giveExplanation: through((bound, { id }: Named) => acts.explanations.give(bound, id)),
      justifyDisclosure: through((bound, { id }: Named) => acts.explanations.justify(bound, id)),
    },
    OfficerAct: { verdict: ({ details }: { details: { verdict?: unknown } }) => details.verdict ?? null },
  }
}
