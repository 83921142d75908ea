import { useTranslation } from 'react-i18next'
import { Alert } from '../kit/alert.tsx'
import { useCodeSentence } from '../words/codes.ts'
import { AskFailed } from './ask.ts'

/** Whether asking again soon makes sense. */
const PASSING = ['UNREACHABLE', 'UNAVAILABLE', 'TRAIL_UNAVAILABLE', 'CHANGED_MEANWHILE', 'POLICIES_UNKNOWN']

/** What went wrong as a plain sentence, by the gateway's code, with what to tell support. */
export const Failed = ({ error, again }: { readonly error: unknown; readonly again?: (() => void) | undefined }) => {
  const { t } = useTranslation()
  const sentenceOf = useCodeSentence()
  const code = error instanceof AskFailed ? error.code : null
  const requestId = error instanceof AskFailed ? error.requestId : null
  const isPassing = code === null || PASSING.includes(code)
  return (
    <Alert kind={isPassing ? 'warning' : 'error'} heading={t('failed.title')} live>
      <p>{code === null ? t('failed.page') : sentenceOf(code) ?? t('failed.unreachable')}</p>
      {requestId && <p className="small-text">{t('failed.support')} <code>{requestId}</code></p>}
      {again && isPassing && (
        <button type="button" className="button button-secondary" onClick={again}>{t('failed.again')}</button>
      )}
    </Alert>
  )
}
