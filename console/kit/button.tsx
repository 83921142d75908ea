import type { ComponentProps } from 'react'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly kind?: 'primary' | 'secondary' | 'tertiary' | 'warning'
  /** While it works: it takes no second press, and says so. */
  readonly busy?: boolean
}

export const Button = ({ kind = 'primary', busy = false, type = 'button', onClick, children, ...rest }: ButtonProps) => (
  <button {...rest} type={type} className={`button button-${kind}`} aria-disabled={busy || undefined} aria-busy={busy || undefined}
    onClick={busy ? (event) => event.preventDefault() : onClick}>
    {children}
  </button>
)
