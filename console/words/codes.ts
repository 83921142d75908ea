import { useTranslation } from 'react-i18next'
import codes from '../generated/codes.json'
import type { Language } from '../texts/texts.ts'
import type { Label } from './words.ts'

const sentences: Readonly<Record<string, Label>> = codes

/** The gateway's own sentence for a code that it refuses or fails with; undefined for one that it has not. */
export const useCodeSentence = () => {
  const { i18n } = useTranslation()
  return (code: string): string | undefined => {
    const sentence = sentences[code]?.[i18n.language as Language]
    return sentence && `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
  }
}
