import { z } from 'zod'

const label = z.object({ da: z.string() })
const act = z.object({ act: z.string(), at: z.string(), party: z.string(), employee: z.string(), reason: z.string(), verdict: z.string().nullable() })
const breach = z.object({ state: z.string(), due: z.string() }).nullable()
const entry = z.object({
  log: z.string(), leaf: z.string(), at: z.string(), recipient: z.string(), employee: z.string(), role: z.string(),
  purpose: z.string().nullable(), reason: z.string().nullable(), outcome: z.string(),
})
const review = z.object({ id: z.string(), due: z.string(), state: z.string(), entry, acts: z.array(act), breach })
const finding = z.object({
  id: z.string(), recipient: z.string(), employee: z.string().nullable(), latestAt: z.string(), state: z.string(),
  pattern: z.object({ title: label, because: label }).nullable(), evidence: z.array(entry), acts: z.array(act), breach,
})
const drawn = z.object({
  id: z.string(), overseer: z.string(), recipient: z.string(), employee: z.string(), state: z.string(), entry: entry.nullable(),
  acts: z.array(act), breach,
})
const sample = z.object({
  id: z.string(), from: z.string(), until: z.string(), committedAt: z.string(), committedBy: z.string(), drawnAt: z.string().nullable(),
  disclosures: z.array(drawn),
  statistics: z.object({
    population: z.number(), explainedByRules: z.array(z.object({ says: label, disclosures: z.number() })), drawn: z.number(),
    notDrawn: z.number(), awaiting: z.number(), explained: z.number(), justified: z.number(), breachesSuspected: z.number(),
    breachesConfirmed: z.number(),
  }).nullable(),
})

export type ActReply = z.infer<typeof act>
export type BreachReply = z.infer<typeof breach>
export type EntryReply = z.infer<typeof entry>
export type ReviewReply = z.infer<typeof review>
export type FindingReply = z.infer<typeof finding>
export type DrawnReply = z.infer<typeof drawn>
export type SampleReply = z.infer<typeof sample>

const acted = z.object({ acts: z.array(act) })
const breachChanged = acted.extend({ breach })

export type BreachChangedReply = z.infer<typeof breachChanged>

/** What each operation of the officers' commands reads of its answer. */
export const OFFICERS_REPLIES = {
  reviews: z.object({ breakGlassReviews: z.object({ reviews: z.array(review) }) }),
  review: z.object({ reviewBreakGlass: acted }),
  findings: z.object({ findings: z.object({ findings: z.array(finding) }) }),
  dismiss: z.object({ dismissFinding: z.object({ finding }) }),
  suspect: z.object({ suspectBreach: breachChanged }),
  decide: z.object({ decideBreach: breachChanged }),
  close: z.object({ closeBreach: breachChanged }),
  samples: z.object({ samples: z.object({ samples: z.array(sample) }) }),
  commit: z.object({ commitSample: z.object({ id: z.string() }) }),
  draw: z.object({ drawSample: z.object({ id: z.string() }) }),
  requests: z.object({ explanationRequests: z.object({ requests: z.array(drawn) }) }),
  explain: z.object({ giveExplanation: acted }),
  justify: z.object({ justifyDisclosure: acted }),
}
