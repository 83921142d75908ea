import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInstantText } from '../words/danish.ts'
import { useWords } from '../words/words.ts'
import type { Session } from './session.ts'

/** On paper only: who printed it, and when. */
export const PrintedBy = ({ session, demonstration }: { readonly session: Session; readonly demonstration: boolean }) => {
  const { t } = useTranslation()
  const instant = useInstantText()
  const words = useWords()
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    const stamp = (): void => setAt(new Date())
    addEventListener('beforeprint', stamp)
    return () => removeEventListener('beforeprint', stamp)
  }, [])
  return (
    <p className="printed-by">
      {t('frame.printedBy', { name: session.name, party: words.party(session.party), at: instant(at) })}
      {demonstration && ` · ${t('frame.synthetic')}`}
    </p>
  )
}
