import { useEffect, useId, useRef, type ReactNode } from 'react'

interface ModalProps {
  readonly open: boolean
  readonly title: string
  /** Without it, the modal is not left by Escape. */
  readonly close?: (() => void) | undefined
  readonly children: ReactNode
}

/** The browser's own dialog: it keeps focus within and gives it back. */
export const Modal = ({ open, title, close, children }: ModalProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className="modal-dialog" aria-labelledby={id} onClose={() => close?.()}
      onCancel={(event) => { if (!close) event.preventDefault() }}>
      {open && <><h2 id={id} className="modal-title">{title}</h2>{children}</>}
    </dialog>
  )
}
