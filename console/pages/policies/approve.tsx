import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Button } from '../../kit/button.tsx'
import { Modal } from '../../kit/modal.tsx'
import { ReasonForm } from '../../frame/reason-form.tsx'
import { APPROVE } from './policy-operations.ts'

/** An officer's approval, with her reason, after she has been told what it does. */
export const Approve = ({ proposal, approved }: { readonly proposal: string; readonly approved: () => void }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const approval = useMutation({
    mutationFn: (reason: string) => ask(APPROVE, { proposal, reason }),
    onSuccess: () => {
      setOpen(false)
      approved()
    },
  })
  return (
    <>
      <p><Button onClick={() => setOpen(true)}>{t('policies.approve')}</Button></p>
      <Modal open={open} title={t('policies.approve')} close={() => setOpen(false)}>
        <p>{t('policies.approveWhat')}</p>
        {approval.isError && <Failed error={approval.error} />}
        <ReasonForm submit={t('policies.approve')} busy={approval.isPending} give={approval.mutate} />
      </Modal>
    </>
  )
}
