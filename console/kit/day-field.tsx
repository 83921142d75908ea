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

/** The day that a text is, empty for none; null for a text that is no day to be chosen. */
const dayIn = (typed: string): string | null => {
  const day = typed === '' ? '' : isoDay(typed)
  return day === '' || (day !== null && day >= EARLIEST) ? day : null
}

/**
 * A day written as in Danish, whatever the browser's own language, and chosen once it is typed in full. What is left there
 * and is no day stays as it was typed, is said to be none, and chooses none.
 */
export const DayField = ({ day, choose, error, ...rest }: DayFieldProps) => {
  const { t } = useTranslation()
  const shown = { typed: dayText(day), meant: day, seen: day, isLeft: false }
  const [{ typed, meant, seen, isLeft }, show] = useState(shown)
  if (seen !== day) show(isLeft && meant === day ? { typed, meant, seen: day, isLeft } : shown)
  const type = (value: string): void => {
    const chosen = dayIn(value)
    show({ typed: value, meant: chosen ?? meant, seen: day, isLeft: isLeft && chosen === null })
    if (chosen !== null && chosen !== meant) choose(chosen || undefined)
  }
  const leave = (): void => {
    const chosen = dayIn(typed)
    if (chosen) return show({ typed: dayText(chosen), meant: chosen, seen: day, isLeft: false })
    if (chosen === '') return show(shown)
    show({ typed, meant: '', seen: day, isLeft: true })
    if (meant !== '') choose(undefined)
  }
  return (
    <Field {...rest} error={isLeft ? t('frame.notADay') : error} width="s" inputMode="numeric" placeholder={t('frame.day')} value={typed}
      onBlur={leave} onChange={({ target }) => type(target.value)} />
  )
}
