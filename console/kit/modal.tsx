import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

interface ModalProps {
  readonly open: boolean
  readonly title: string
  /** Without it, the modal is not left, however often Escape is pressed. */
  readonly close?: (() => void) | undefined
  /** While what it is for is under way: it is not left before it is told what came of it. */
  readonly busy?: boolean
  /** Hides the page behind, on the screen and on paper. */
  readonly covers?: boolean
  readonly children: ReactNode
}

/** The browser's own dialog: it keeps focus within and gives it back, also when it goes away with what showed it. It is left by Escape, or by its button. */
export const Modal = ({ open, title, close, busy = false, covers = false, children }: ModalProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { t } = useTranslation()
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  useLayoutEffect(() => {
    const shown = dialog.current
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} className={`modal-dialog${covers ? ' covering' : ''}`} aria-labelledby={id}
      onCancel={(event) => { if (!close || busy) event.preventDefault() }}
      onClose={() => {
        if (close && !busy) close()
        else if (open) dialog.current?.showModal()
      }}>
      {open && <><h2 id={id} className="modal-title">{title}</h2>{children}</>}
      {open && close && <div className="modal-close no-print"><Button kind="tertiary" busy={busy} onClick={close}>{t('frame.close')}</Button></div>}
    </dialog>
  )
}
