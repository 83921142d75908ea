import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '../kit/alert.tsx'
import { Button } from '../kit/button.tsx'
import { useCodeSentence } from '../words/codes.ts'
import { AskFailed } from './ask.ts'
import { useKeepFocus } from './keep-focus.ts'

/** Whether asking again soon makes sense. */
const PASSING = ['UNREACHABLE', 'NO_ANSWER', 'UNAVAILABLE', 'TRAIL_UNAVAILABLE', 'CHANGED_MEANWHILE', 'POLICIES_UNKNOWN']

/** What went wrong as a plain sentence, by the gateway's code, with what to tell support. */
export const Failed = ({ error, again }: { readonly error: unknown; readonly again?: (() => void) | undefined }) => {
  const { t } = useTranslation()
  const sentenceOf = useCodeSentence()
  const code = error instanceof AskFailed ? error.code : null
  const requestId = error instanceof AskFailed ? error.requestId : null
  const sentence = code === 'NO_ANSWER' ? t('failed.noAnswer') : code && (sentenceOf(code) ?? t('failed.unreachable'))
  const isPassing = code === null || PASSING.includes(code)
  return (
    <Alert kind={isPassing ? 'warning' : 'error'} heading={t('failed.title')} live>
      <p>{sentence ?? t('failed.page')}</p>
      {requestId && <p className="small-text">{t('failed.support')} <code>{requestId}</code></p>}
      {again && isPassing && <Again again={again} />}
    </Alert>
  )
}

const Again = ({ again }: { readonly again: () => void }) => {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  useKeepFocus(button)
  return <Button ref={button} kind="secondary" onClick={again}>{t('failed.again')}</Button>
}
