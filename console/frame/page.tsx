import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface PageProps {
  /** No personal data: it stands in the title of the window and in the history. */
  readonly title: string
  readonly lead?: string | undefined
  readonly children: ReactNode
}

let navigated = false

/** One page: its title in the window, and focus on its heading when one comes from another page. */
export const Page = ({ title, lead, children }: PageProps) => {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (navigated) heading.current?.focus()
    navigated = true
  }, [])
  useEffect(() => {
    document.title = t('frame.windowTitle', { title })
  }, [t, title])
  return (
    <article className="page">
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {lead && <p className="font-lead">{lead}</p>}
      {children}
    </article>
  )
}
