import { useTranslation } from 'react-i18next'
import { useWords } from '../../words/words.ts'
import type { Line } from './policy-document.ts'

/** The condition of a line in words; empty where there is none. */
export const useCondition = () => {
  const { t } = useTranslation()
  const words = useWords()
  const or = new Intl.ListFormat(words.language, { type: 'disjunction' })
  const sayings: Readonly<Record<string, (values: readonly (string | boolean)[]) => string>> = {
    stage: (values) => t('policies.stageIs', { values: or.format(values.map((value) => words.value('Stage', String(value)))) }),
    residence: (values) =>
      t('policies.residenceIs', { values: or.format(values.map((value) => words.value('ResidenceCategory', String(value)))) }),
    minor: ([value]) => t(value ? 'policies.minor' : 'policies.adult'),
    vulnerable: ([value]) => t(value ? 'policies.vulnerable' : 'policies.notVulnerable'),
    reintegrationReporting: ([value]) => t(value ? 'policies.reporting' : 'policies.notReporting'),
  }
  return (when: Line['when']): string => Object.entries(when)
    .map(([name, values]) => sayings[name]?.(values) ?? `${name}: ${values.join(', ')}`).join('; ')
}
