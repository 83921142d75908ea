import type { ReactNode } from 'react'

interface AlertProps {
  readonly kind: 'info' | 'success' | 'warning' | 'error'
  readonly heading: string
  readonly children?: ReactNode
  /** Read out when it appears. */
  readonly live?: boolean
}

export const Alert = ({ kind, heading, children, live = false }: AlertProps) => (
  <div className={`alert alert-${kind}`} role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}>
    <div className="alert-body">
      <p className="alert-heading">{heading}</p>
      <div className="alert-text">{children}</div>
    </div>
  </div>
)
