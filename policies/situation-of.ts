import type { DataCategory } from '../schema/data-category.ts'
import type { Situation } from './attributes.ts'
import { coverageOf, scopeOf } from './consent-coverage.ts'
import type { Asking, Standing } from './decision.ts'

/** All that a rule may ask about a fact of this category: how the case stands, and the consent that covers it at that instant. */
export const situationOf = (asking: Pick<Asking, 'recipient' | 'purpose'>, standing: Standing, category: DataCategory, at: Date): Situation => {
  const { consents, ...ofCase } = standing
  return { ...ofCase, consent: coverageOf(consents, scopeOf(asking, standing, category), at).state }
}
