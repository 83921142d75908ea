import type { ReactNode } from 'react'

/** A word in colour: the word says it, the colour helps to find it. */
export const Tag = ({ tone, children }: { readonly tone: 'good' | 'plain' | 'soon' | 'late'; readonly children: ReactNode }) =>
  <span className={`state state-${tone}`}>{children}</span>
