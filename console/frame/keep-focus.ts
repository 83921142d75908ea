import { useLayoutEffect, type RefObject } from 'react'

/** When something goes away that has the focus, the page's heading gets it: one is not thrown back to the address bar. */
export const useKeepFocus = (element: RefObject<Element | null>): void => {
  useLayoutEffect(() => {
    const held = element.current
    return () => {
      if (held?.contains(document.activeElement))
        queueMicrotask(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }))
    }
  }, [element])
}
