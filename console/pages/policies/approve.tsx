import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { APPROVE } from './policy-operations.ts'

/** An officer's approval, with her reason, after she has been told what it does. */
export const Approve = ({ proposal, approved }: { readonly proposal: string; readonly approved: () => void }) => {
  const { t } = useTranslation()
  return (
    <Act name={t('policies.approve')} what={t('policies.approveWhat')} done={approved}
      act={(reason) => ask(APPROVE, { proposal, reason })} />
  )
}
