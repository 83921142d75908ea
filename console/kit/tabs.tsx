import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { movedBy } from './arrow-keys.ts'

interface Tab<Id extends string> {
  readonly id: Id
  readonly name: string
}

interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly chosen: Id
  readonly choose: (id: Id) => void
  /** What the chosen tab shows. */
  readonly children: ReactNode
}

/** Tabs by arrow keys, Home and End (WAI-ARIA: tabs). */
export const Tabs = <Id extends string>({ label, tabs, chosen, choose, children }: TabsProps<Id>) => {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const next = movedBy(event, tabs.findIndex((tab) => tab.id === chosen), tabs.length)
    const tab = next === undefined ? undefined : tabs[next]
    if (!tab) return
    event.preventDefault()
    choose(tab.id)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(tab)]?.focus()
  }
  return (
    <div className="tab-container">
      <div className="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" role="tab" className="tab-button" id={`${id}-${tab.id}`}
            aria-selected={tab.id === chosen} aria-controls={`${id}-panel`} tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => choose(tab.id)}>
            {tab.name}
          </button>
        ))}
      </div>
      <div role="tabpanel" className="tab-panel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} tabIndex={0}>{children}</div>
    </div>
  )
}
