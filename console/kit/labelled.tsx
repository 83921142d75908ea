import type { ReactNode } from 'react'

interface Described {
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface LabelledProps {
  readonly id: string
  readonly label: string
  readonly hint: string | undefined
  readonly error: string | undefined
  readonly children: (described: Described) => ReactNode
}

/** A label, a hint and what is wrong, told together with the field, and at once when it is found wrong (WCAG 2.2 §4.1.3). */
export const Labelled = ({ id, label, hint, error, children }: LabelledProps) => {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`form-group${error ? ' form-error' : ''}`}>
      <label className="form-label" htmlFor={id}>{label}</label>
      {hint && <span className="form-hint" id={`${id}-hint`}>{hint}</span>}
      {error && <span className="form-error-message" id={`${id}-error`} role="alert">{error}</span>}
      {children({ 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
    </div>
  )
}
