import { useSyncExternalStore } from 'react'

let ended = false
const watchers = new Set<() => void>()

const set = (now: boolean): void => {
  ended = now
  watchers.forEach((watch) => watch())
}

/** The session is over: what is typed stays on the page, and a modal asks to log in again. */
export const endSession = (): void => set(true)

export const resumeSession = (): void => set(false)

export const useSessionEnded = (): boolean => useSyncExternalStore((watch) => {
  watchers.add(watch)
  return () => watchers.delete(watch)
}, () => ended)
