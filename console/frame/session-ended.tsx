import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Modal } from '../kit/modal.tsx'
import { AskFailed } from './ask.ts'
import { logInAddress } from './log-in.tsx'
import { isSamePerson } from './own-request.ts'
import { fetchPresence, PRESENCE, type Presence } from './session.ts'
import { endSession, resumeSession, useSessionEnded } from './session-end.ts'

/** So often it is looked whether the session is still in force, also when nobody does anything. */
const EVERY = 60_000

/** What is typed stays on the page, which is covered: one logs in beside it and goes on. Another person starts afresh. */
export const SessionEnded = () => {
  const { t } = useTranslation()
  const ended = useSessionEnded()
  const client = useQueryClient()
  const [still, setStill] = useState(false)
  const before = client.getQueryData<Presence>(PRESENCE)?.session
  const goOn = async (): Promise<void> => {
    const { session: now } = await fetchPresence().catch(() => ({ session: null }))
    if (!now) return setStill(true)
    setStill(false)
    if (before && !isSamePerson(before, now)) location.assign('/console/')
    else {
      resumeSession()
      void client.refetchQueries({ predicate: ({ state: { error } }) => error instanceof AskFailed && error.code === 'SESSION_ENDED' })
    }
  }
  useEffect(() => {
    if (!ended) return
    const look = (): void => void goOn()
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  })
  useEffect(() => {
    const watch = setInterval(() => {
      const shown = client.getQueryData<Presence>(PRESENCE)?.session
      if (shown) void fetchPresence().then(({ session }) => { if (!session || !isSamePerson(shown, session)) endSession() }, () => undefined)
    }, EVERY)
    return () => clearInterval(watch)
  }, [client])
  return (
    <Modal open={ended} title={t('sessionEnded.title')} covers>
      <p>{t('sessionEnded.kept')}</p>
      {still && <p role="status">{t('sessionEnded.still')}</p>}
      <p className="actions">
        <a className="button button-primary" href={logInAddress(before?.party ?? '')} target="_blank" rel="noopener">{t('sessionEnded.logIn')}</a>
        <button type="button" className="button button-secondary" onClick={() => void goOn()}>{t('sessionEnded.goOn')}</button>
      </p>
    </Modal>
  )
}
