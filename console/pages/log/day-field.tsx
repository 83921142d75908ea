import { useState } from 'react'
import { Field } from '../../kit/field.tsx'

interface DayFieldProps {
  readonly label: string
  readonly day: string
  readonly choose: (day: string | undefined) => void
}

/** Before it there is no entry: a year of which fewer digits are typed so far is no choice. */
const EARLIEST = '2000'

/** A day of the address, chosen once it is typed in full. */
export const DayField = ({ label, day, choose }: DayFieldProps) => {
  const [{ typed, of }, setTyped] = useState({ typed: day, of: day })
  if (of !== day) setTyped({ typed: day, of: day })
  return (
    <Field label={label} type="date" width="s" value={typed} onChange={({ target: { value } }) => {
      setTyped({ typed: value, of: day })
      if (value === '' || value >= EARLIEST) choose(value || undefined)
    }} />
  )
}
