import type { Label, Language } from '../../schema/label.ts'

const OR: Label = { da: 'eller', en: 'or' }
const AND: Label = { da: 'og', en: 'and' }

/** One text made in both languages. */
export const inBoth = (make: (language: Language) => string): Label => ({ da: make('da'), en: make('en') })

/** `a`, `a eller b`, `a, b eller c`. */
export const eitherOf = (parts: readonly string[], language: Language): string => joined(parts, OR[language])

/** `a`, `a og b`, `a, b og c`. */
export const allOf = (parts: readonly string[], language: Language): string => joined(parts, AND[language])

const joined = (parts: readonly string[], word: string): string => {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`
}

export const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export const quoted = (text: string, language: Language): string => (language === 'da' ? `»${text}«` : `“${text}”`)
