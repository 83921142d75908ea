import { useTranslation } from 'react-i18next'
import { useWords, type Enumeration } from '../../words/words.ts'
import type { Line } from './policy-document.ts'

/** The condition of a line in words; empty where there is none. */
export const useCondition = () => {
  const { t } = useTranslation()
  const words = useWords()
  const or = new Intl.ListFormat(words.language, { type: 'disjunction' })
  const oneOf = (type: Enumeration, values: readonly (string | boolean)[]): string =>
    or.format(values.map((value) => t('policies.quoted', { value: words.value(type, String(value)) })))
  const sayings: Readonly<Record<string, (values: readonly (string | boolean)[]) => string>> = {
    stage: (values) => t('policies.stageIs', { values: oneOf('Stage', values) }),
    residence: (values) => t('policies.residenceIs', { values: oneOf('ResidenceCategory', values) }),
    minor: ([value]) => t(value ? 'policies.minor' : 'policies.adult'),
    vulnerable: ([value]) => t(value ? 'policies.vulnerable' : 'policies.notVulnerable'),
    reintegrationReporting: ([value]) => t(value ? 'policies.reporting' : 'policies.notReporting'),
  }
  return (when: Line['when']): string => Object.entries(when)
    .map(([name, values]) => sayings[name]?.(values) ?? `${name}: ${values.join(', ')}`).join('; ')
}
