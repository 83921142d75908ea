import { useTranslation } from 'react-i18next'
import { dayText, useInstantText } from '../../words/danish.ts'
import { useWords, type Enumeration } from '../../words/words.ts'

/** What the codes of a detail are of; of several, the first that has the code. */
const CODES: Readonly<Record<string, readonly Enumeration[]>> = {
  authority: ['SealAuthority'], because: ['SealReason'], categories: ['DataCategory'], documentPurpose: ['Purpose'], form: ['ConsentForm'],
  givenBy: ['ConsentGiver'], kind: ['CorrectionKind'], purpose: ['Purpose'], purposes: ['Purpose'], region: ['Region'],
  residenceCategory: ['ResidenceCategory'], role: ['Role'], state: ['BreakGlassState', 'FindingState', 'CorrectionState'],
  task: ['TaskKind'], to: ['Stage', 'ResidenceCategory', 'Region'], use: ['KeyUse'], verdict: ['BreakGlassVerdict'],
}
const PARTIES: readonly string[] = ['approvers', 'asked', 'compared', 'overseer', 'party', 'recipient', 'recipients', 'unread']
const DAY = /^\d{4}-\d\d-\d\d$/
const INSTANT = /^\d{4}-\d\d-\d\dT/

/** A detail of a change or an officer's act in words, its name and its value; an id, or what has no words, as it is. */
export const useDetailWords = () => {
  const { t, i18n } = useTranslation()
  const words = useWords()
  const instantText = useInstantText()

  const coded = (types: readonly Enumeration[]) => (code: string): string =>
    types.map((type) => words.value(type, code)).find((said) => said !== code) ?? code

  const said = (name: string, value: string): string => {
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'lookUp.yes' : 'lookUp.no')
    const types = CODES[name]
    if (types) return value.split(',').map(coded(types)).join(', ')
    if (PARTIES.includes(name)) return value.split(',').map(words.party).join(', ')
    if (name === 'language') return words.languageName(value)
    if (INSTANT.test(value)) return instantText(value)
    return DAY.test(value) ? dayText(value) : value
  }

  return (name: string, value: string | null): readonly [name: string, value: string] => [
    i18n.exists(`log.details.${name}`) ? t(`log.details.${name}` as 'log.details.party') : name,
    value === null ? '' : said(name, value),
  ]
}
