import type { ReactNode } from 'react'

/** Names and what they are, in pairs. */
export const Facts = ({ facts }: { readonly facts: readonly (readonly [name: ReactNode, value: ReactNode])[] }) => (
  <dl className="facts">
    {facts.map(([name, value], index) => <div key={index}><dt>{name}</dt><dd>{value}</dd></div>)}
  </dl>
)
