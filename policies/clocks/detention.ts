import type { Temporal } from 'temporal-polyfill'
import type { ActionPlan } from '../action-plans.ts'

/**
 * A person whom the police detain is as a rule identified within 72 hours, counted in hours from the instant, also across the
 * change of summer time (HP19 · Identifikation af ofre). Null where the plan sets no limit.
 */
export const detentionEnds = (plan: ActionPlan, since: Temporal.Instant): Temporal.Instant | null =>
  plan.detentionHours === null ? null : since.add({ hours: plan.detentionHours })
