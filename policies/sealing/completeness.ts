import type { Regime } from '../decision.ts'

/** What a person's report says of its completeness. */
export type Completeness = 'COMPLETE_BUT_FOR_SEALED' | 'UNSAID'

/**
 * A report says that it is complete but for what law enforcement may keep back, only where that tells nothing: where the
 * entries that it shows tell already that law enforcement has a part in the case. Elsewhere it says nothing of its
 * completeness, for then the words alone would tell. It looks at what is shown and never at seals, so that two reports
 * that show the same say the same (direktiv (EU) 2016/680 art. 15, stk. 3; retshåndhævelsesloven § 16).
 */
export const completenessOf = (shown: readonly { readonly regime: Regime }[]): Completeness =>
  shown.some(({ regime }) => regime === 'LAW_ENFORCEMENT') ? 'COMPLETE_BUT_FOR_SEALED' : 'UNSAID'
