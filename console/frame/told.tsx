import { useLocation } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useInstantText } from '../words/danish.ts'

let told = ''
const watchers = new Set<() => void>()

const tell = (text: string): void => {
  told = text
  watchers.forEach((watch) => watch())
}

/** Says what was done, to those who see the page and those who hear it. It stands until one goes to another page. */
export const useTell = (): ((name: string) => void) => {
  const { t } = useTranslation()
  const instant = useInstantText()
  return (name) => tell(t('reason.done', { name, at: instant(new Date()) }))
}

const useTold = (): string => useSyncExternalStore((watch) => {
  watchers.add(watch)
  return () => watchers.delete(watch)
}, () => told)

export const Told = () => {
  const page = useLocation({ select: ({ pathname }) => pathname })
  useEffect(() => () => tell(''), [page])
  return <p className="told no-print" aria-live="polite">{useTold()}</p>
}
