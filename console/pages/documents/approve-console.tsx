import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { useOwnSession } from '../../frame/session.ts'
import { awaits } from './awaits.ts'
import { APPROVE_DOCUMENT, type TrustedDocument } from './document-operations.ts'

interface ApproveProps {
  readonly documents: readonly TrustedDocument[]
  readonly done: () => void
}

/**
 * What the console itself sends comes with each release, much at once: an officer approves it together, by a leaf each. Where
 * one fails, those before it are approved, and to try again goes on with the rest.
 */
export const ApproveConsole = ({ documents, done }: ApproveProps) => {
  const { t } = useTranslation()
  const session = useOwnSession()
  const [isBegun, setBegun] = useState(false)
  const waiting = documents.filter((one) => one.party === 'SAMSYN' && awaits(one, session))
  const approve = async (reason: string): Promise<void> => {
    setBegun(true)
    try {
      for (const { id } of waiting) await ask(APPROVE_DOCUMENT, { id, reason })
    } finally {
      done()
    }
    setBegun(false)
  }
  return waiting.length < 2 && !isBegun ? null : (
    <p className="actions no-print">
      <Act name={t('documents.approveConsole', { count: waiting.length })} what={t('documents.approveConsoleWhat')} act={approve} />
    </p>
  )
}
