import { useRef, useState, type ReactNode } from 'react'
import { Button } from '../kit/button.tsx'
import { Modal } from '../kit/modal.tsx'
import { Failed } from './failed.tsx'
import { useKeepFocus } from './keep-focus.ts'
import { ReasonForm } from './reason-form.tsx'
import { useTell } from './told.tsx'
import { useAct } from './use-act.ts'

interface ActProps {
  readonly name: string
  /** What it brings about, told before it is done. */
  readonly what: string
  readonly kind?: 'primary' | 'secondary' | 'tertiary' | 'warning'
  readonly act: (reason: string) => Promise<unknown>
  readonly done?: () => void
  /** Whether what stands on the page is enough to begin with; it tells what is not. */
  readonly opens?: (() => boolean) | undefined
  /** Whether all is said besides the reason; it tells what is not. */
  readonly ready?: (() => boolean) | undefined
  /** What is to be said besides the reason. */
  readonly children?: ReactNode
}

/** Something that is done with a reason, after one has been told what it does. */
export const Act = ({ name, what, kind = 'primary', act, done = () => {}, opens = () => true, ready, children }: ActProps) => {
  const tell = useTell()
  const button = useRef<HTMLButtonElement>(null)
  useKeepFocus(button)
  const [open, setOpen] = useState(false)
  const doing = useAct({
    mutationFn: async (reason: string) => {
      await act(reason)
      tell(name)
    },
    onSuccess: () => {
      setOpen(false)
      done()
    },
  })
  const start = (): void => {
    if (!opens()) return
    doing.reset()
    setOpen(true)
  }
  return (
    <>
      <Button ref={button} kind={kind} onClick={start}>{name}</Button>
      <Modal open={open} title={name} close={() => setOpen(false)} busy={doing.isPending}>
        <p>{what}</p>
        {doing.isError && <Failed error={doing.error} />}
        <ReasonForm submit={name} busy={doing.isPending} ready={ready} give={doing.mutate}>{children}</ReasonForm>
      </Modal>
    </>
  )
}
