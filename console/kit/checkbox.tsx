import { useId, type ComponentProps } from 'react'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'id' | 'type' | 'className'> {
  readonly label: string
  readonly error?: string | undefined
}

/** A yes, to tick. */
export const Checkbox = ({ label, error, ...rest }: CheckboxProps) => {
  const id = useId()
  return (
    <div className={`form-group${error ? ' form-error' : ''}`}>
      {error && <span className="form-error-message" id={`${id}-error`} role="alert">{error}</span>}
      <div className="form-group-checkbox">
        <input {...rest} id={id} type="checkbox" className="form-checkbox" aria-invalid={error ? true : undefined}
          aria-describedby={error && `${id}-error`} />
        <label htmlFor={id} className="form-label">{label}</label>
      </div>
    </div>
  )
}
