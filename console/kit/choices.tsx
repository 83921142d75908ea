import { useId, type ComponentProps } from 'react'

interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}

interface ChoicesProps {
  readonly legend: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Just one, or several. */
  readonly kind: 'radio' | 'checkbox'
  readonly choices: readonly Choice[]
  /** What is ticked, where whoever asks keeps it; null for nothing. */
  readonly chosen?: string | null
  readonly input: Omit<ComponentProps<'input'>, 'id' | 'type' | 'value' | 'className'>
}

/** A question with its answers to tick. */
export const Choices = ({ legend, hint, error, kind, choices, chosen, input }: ChoicesProps) => {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={`form-group${error ? ' form-error' : ''}`} aria-describedby={described || undefined}>
      <legend className="form-label">{legend}</legend>
      {hint && <span className="form-hint" id={`${id}-hint`}>{hint}</span>}
      {error && <span className="form-error-message" id={`${id}-error`} role="alert">{error}</span>}
      {choices.map(({ value, label, hint: more }) => (
        <div className={`form-group-${kind}`} key={value}>
          <input {...input} {...(chosen !== undefined && { checked: chosen === value })} id={`${id}-${value}`} type={kind} value={value}
            className={`form-${kind}`} aria-describedby={more && `${id}-${value}-hint`} />
          <label className="form-label" htmlFor={`${id}-${value}`}>{label}</label>
          {more && <span className="form-hint" id={`${id}-${value}-hint`}>{more}</span>}
        </div>
      ))}
    </fieldset>
  )
}
