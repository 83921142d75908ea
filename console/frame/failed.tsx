import { useTranslation } from 'react-i18next'
import codes from '../generated/codes.json'
import { Alert } from '../kit/alert.tsx'
import type { Language } from '../texts/texts.ts'
import type { Label } from '../words/words.ts'
import { AskFailed } from './ask.ts'

const sentences: Readonly<Record<string, Label>> = codes

/** Whether asking again soon makes sense. */
const PASSING = ['UNREACHABLE', 'UNAVAILABLE', 'TRAIL_UNAVAILABLE', 'CHANGED_MEANWHILE', 'POLICIES_UNKNOWN']

/** What went wrong as a plain sentence, by the gateway's code, with what to tell support. */
export const Failed = ({ error, again }: { readonly error: unknown; readonly again?: (() => void) | undefined }) => {
  const { t, i18n } = useTranslation()
  const code = error instanceof AskFailed ? error.code : 'INTERNAL'
  const requestId = error instanceof AskFailed ? error.requestId : null
  const sentence = sentences[code]?.[i18n.language as Language] ?? t('failed.unreachable')
  return (
    <Alert kind={PASSING.includes(code) ? 'warning' : 'error'} heading={t('failed.title')} live>
      <p>{sentence.charAt(0).toUpperCase() + sentence.slice(1)}.</p>
      {requestId && <p className="small-text">{t('failed.support')} <code>{requestId}</code></p>}
      {again && PASSING.includes(code) && (
        <button type="button" className="button button-secondary" onClick={again}>{t('failed.again')}</button>
      )}
    </Alert>
  )
}
