import { useLayoutEffect, useState, type RefObject } from 'react'

/** Pixels that an element is wide, whenever that changes. */
export const useWidth = (element: RefObject<Element | null>): number => {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (!element.current) return
    setWidth(element.current.getBoundingClientRect().width)
    const watch = new ResizeObserver(([measured]) => { if (measured) setWidth(measured.contentRect.width) })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element])
  return width
}
