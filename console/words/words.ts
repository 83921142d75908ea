import { useTranslation } from 'react-i18next'
import words from '../generated/words.json'
import type { Language } from '../texts/texts.ts'

export type Agency = keyof typeof words.agencies
export type Role = keyof typeof words.roles
export type DataCategory = keyof typeof words.categories
export type Enumeration = keyof typeof words.values
export type Purpose = keyof typeof words.values.Purpose

export interface Label {
  readonly da: string
  readonly en: string
}

const labels = words as {
  readonly agencies: Readonly<Record<string, Label>>
  readonly municipalities: Readonly<Record<string, string>>
  readonly roles: Readonly<Record<string, Label>>
  readonly categories: Readonly<Record<string, Label>>
  readonly legalBases: Readonly<Record<string, Label>>
  readonly values: Readonly<Record<string, Readonly<Record<string, Label>>>>
}

/** The contract's own words for its codes, in the chosen language; the code itself where it has none. */
export const useWords = () => {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const say = (label: Label | undefined, code: string): string => label?.[language] ?? code
  const named = (type: 'language' | 'region', code: string): string =>
    new Intl.DisplayNames(language, { type, fallback: 'code' }).of(code) ?? code
  return {
    /** By ISO 639-1 and ISO 3166-1 alpha-2. */
    languageName: (code: string): string => named('language', code),
    countryName: (code: string): string => named('region', code),
    language,
    agency: (code: string): string => say(labels.agencies[code], code),
    /** A party in words: an agency, or an organisation of a kind by its own name. */
    party: (party: string): string => {
      const [kind = party, organisation] = party.split('-')
      if (organisation === undefined) return say(labels.agencies[party], party)
      if (party === 'RG-DK') return t('frame.nationalGroup')
      if (kind === 'NGO') return titleOf(organisation)
      if (kind === 'RG') return t('frame.regionalGroup', { region: say(labels.values['Region']?.[organisation], organisation) })
      if (kind === 'KOM') return labels.municipalities[organisation] ?? t('frame.municipality', { code: organisation })
      return `${say(labels.agencies[kind], kind)} ${organisation}`
    },
    role: (code: string): string => say(labels.roles[code], code),
    legalBasis: (code: string): string => say(labels.legalBases[code], code),
    category: (code: string): string => say(labels.categories[code], code),
    value: (type: Enumeration, code: string): string => say(labels.values[type]?.[code], code),
    label: (label: Label): string => label[language],
  }
}

const titleOf = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase()

/** Whether values of this type are codes of the contract that it has words for. */
export const isEnumeration = (type: string): type is Enumeration => Object.hasOwn(words.values, type)
