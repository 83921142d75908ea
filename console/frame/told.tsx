import { useLocation } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'

let told = ''
const watchers = new Set<() => void>()

/** Says what was done, to those who see the page and those who hear it. It stands until one goes to another page. */
export const tell = (text: string): void => {
  told = text
  watchers.forEach((watch) => watch())
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
