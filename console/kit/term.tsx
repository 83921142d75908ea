import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { glossaryOf, type TermCode } from '../words/glossary.ts'
import type { Language } from '../texts/texts.ts'

/** A word with its explanation at it: an agency, or a term of law. */
export const Term = ({ code, children }: { readonly code: TermCode | (string & {}); readonly children: string }) => {
  const id = useId()
  const { i18n } = useTranslation()
  const explained = glossaryOf(code)
  if (!explained) return <>{children}</>
  return (
    <>
      <button type="button" className="term" popoverTarget={id}>{children}</button>
      <span id={id} popover="auto" className="explained">{explained[i18n.language as Language]}</span>
    </>
  )
}
