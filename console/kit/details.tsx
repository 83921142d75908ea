import type { ReactNode } from 'react'

/** More, for who wants it. */
export const Details = ({ summary, children }: { readonly summary: ReactNode; readonly children: ReactNode }) => (
  <details className="more"><summary>{summary}</summary><div>{children}</div></details>
)
