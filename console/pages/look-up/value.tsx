import { useTranslation } from 'react-i18next'
import { dayText, useInstantText } from '../../words/danish.ts'
import { isEnumeration, useWords } from '../../words/words.ts'
import type { FactWords } from './case-shown.ts'

/** The values of a fact as one reads them; that there is none is said. */
export const Value = ({ fact, values }: { readonly fact: FactWords; readonly values: readonly unknown[] }) => {
  const { t } = useTranslation()
  const words = useWords()
  const instant = useInstantText()
  const say = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? t('lookUp.yes') : t('lookUp.no')
    if (typeof value !== 'string') return String(value)
    if (/[lL]anguage$/.test(fact.field)) return words.languageName(value)
    if (/(nationality|Country)$/.test(fact.field)) return words.countryName(value)
    if (fact.type === 'Date') return dayText(value)
    if (fact.type === 'DateTime') return instant(value)
    if (fact.type === 'Party') return words.party(value)
    return isEnumeration(fact.type) ? words.value(fact.type, value) : value
  }
  if (values.length === 0) return <span className="empty">{t('lookUp.empty')}</span>
  if (values.length === 1) return <>{say(values[0])}</>
  return <ul className="values">{values.map((value, index) => <li key={index}>{say(value)}</li>)}</ul>
}
