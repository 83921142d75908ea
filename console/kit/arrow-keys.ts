import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/**
 * Where a key leads from one of so many in a row: the arrows to the next, Home and End to the ends; undefined for any other,
 * and with a key held that makes it the browser's own, such as Alt for back (WAI-ARIA: roving tabindex).
 */
export const movedBy = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, at: number, count: number): number | undefined => {
  if (altKey || ctrlKey || metaKey) return undefined
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = STEPS[key]
  return step && (at + step + count) % count
}
