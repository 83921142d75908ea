import type { ReactNode } from 'react'

interface CardProps {
  readonly heading: ReactNode
  readonly under?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

export const Card = ({ heading, under, actions, children }: CardProps) => (
  <section className="card">
    <div className="card-content">
      <h2 className="card-heading">{heading}</h2>
      {under && <p className="card-subheading">{under}</p>}
      {children}
    </div>
    {actions && <div className="card-actions actions">{actions}</div>}
  </section>
)
