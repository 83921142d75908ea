import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayText, isoDay } from '../words/danish.ts'
import { Field } from './field.tsx'

interface DayFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** ISO 8601; empty where none is chosen. */
  readonly day: string
  readonly choose: (day: string | undefined) => void
}

/** Before it there is no entry: a year of which fewer digits are typed so far is no choice. */
const EARLIEST = '2000'

/** A day written as in Danish, whatever the browser's own language, and chosen once it is typed in full. */
export const DayField = ({ day, choose, ...rest }: DayFieldProps) => {
  const { t } = useTranslation()
  const [{ typed, of }, setTyped] = useState({ typed: dayText(day), of: day })
  if (of !== day) setTyped({ typed: dayText(day), of: day })
  return (
    <Field {...rest} width="s" inputMode="numeric" placeholder={t('frame.day')} value={typed}
      onBlur={() => setTyped({ typed: dayText(day), of: day })} onChange={({ target: { value } }) => {
        const chosen = isoDay(value)
        setTyped({ typed: value, of: chosen ?? day })
        if (value === '' || (chosen && chosen >= EARLIEST)) choose(chosen ?? undefined)
      }} />
  )
}
