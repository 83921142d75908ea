import { useId, type ComponentProps } from 'react'
import { Labelled } from './labelled.tsx'

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly width?: 's' | 'm' | 'l'
}

/** One line to type in. Browsers do not remember what was typed. */
export const Field = ({ label, hint, error, width = 'm', ...rest }: FieldProps) => {
  const id = useId()
  return (
    <Labelled {...{ id, label, hint, error }}>
      {(described) => <input autoComplete="off" {...rest} {...described} id={id} className={`form-input width-${width}`} />}
    </Labelled>
  )
}

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'id' | 'className'> {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

export const TextArea = ({ label, hint, error, ...rest }: TextAreaProps) => {
  const id = useId()
  return (
    <Labelled {...{ id, label, hint, error }}>
      {(described) => <textarea autoComplete="off" rows={3} {...rest} {...described} id={id} className="form-input width-l" />}
    </Labelled>
  )
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'id' | 'className'> {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

export const Select = ({ label, hint, error, children, ...rest }: SelectProps) => {
  const id = useId()
  return (
    <Labelled {...{ id, label, hint, error }}>
      {(described) => <select {...rest} {...described} id={id} className="form-select">{children}</select>}
    </Labelled>
  )
}
