import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../frame/page.tsx'
import { Alert } from '../../kit/alert.tsx'
import { Button } from '../../kit/button.tsx'
import { FileField } from '../../kit/file-field.tsx'
import { useTextOf } from '../../kit/use-text-of.ts'
import { CheckpointFound, ReceiptFound } from './found.tsx'
import { openCheckpoint, readTrust } from './checkpoint.ts'
import { checkReceipt } from './receipt.ts'
import { NotProved } from './signed-note.ts'

/**
 * A receipt or a checkpoint, held to the keys that the officer brings herself: computed in this browser, so that neither
 * the gateway nor who runs it is asked to vouch for itself.
 */
export const Verification = () => {
  const { t } = useTranslation()
  const [trust, chooseTrust] = useTextOf()
  const [receipt, chooseReceipt] = useTextOf()
  const [checkpoint, chooseCheckpoint] = useTextOf()
  const [tried, setTried] = useState<'receipt' | 'checkpoint' | null>(null)
  const receiptCheck = useMutation({ mutationFn: async () => checkReceipt(receipt, await readTrust(trust)) })
  const checkpointCheck = useMutation({ mutationFn: async () => openCheckpoint(checkpoint, await readTrust(trust)) })
  const check = (what: 'receipt' | 'checkpoint', file: string, checking: { mutate: () => void; reset: () => void }): void => {
    setTried(what)
    if (trust && file) checking.mutate()
    else checking.reset()
  }
  /** What came of another file is not told of this one. */
  const chosen = (choose: (file: File) => void, ...checks: readonly { readonly reset: () => void }[]) => (file: File): void => {
    choose(file)
    for (const { reset } of checks) reset()
  }
  const missing = (file: string, isAsked: boolean): string | undefined => (isAsked && !file ? t('verification.needFile') : undefined)
  return (
    <Page title={t('verification.title')} lead={t('verification.lead')}>
      <FileField label={t('verification.trust')} hint={t('verification.trustHint')} accept=".json" read={chosen(chooseTrust, receiptCheck, checkpointCheck)}
        error={missing(trust, tried !== null)} />
      <section>
        <h2>{t('verification.receipt')}</h2>
        <FileField label={t('verification.receiptFile')} hint={t('verification.receiptHint')} read={chosen(chooseReceipt, receiptCheck)}
          error={missing(receipt, tried === 'receipt')} />
        <Button busy={receiptCheck.isPending} onClick={() => check('receipt', receipt, receiptCheck)}>
          {t('verification.check')}
        </Button>
        {receiptCheck.isError && <Unproved error={receiptCheck.error} />}
        {receiptCheck.data && <ReceiptFound leaves={receiptCheck.data} />}
      </section>
      <section>
        <h2>{t('verification.checkpoint')}</h2>
        <FileField label={t('verification.checkpointFile')} hint={t('verification.checkpointHint')} read={chosen(chooseCheckpoint, checkpointCheck)}
          error={missing(checkpoint, tried === 'checkpoint')} />
        <Button busy={checkpointCheck.isPending} onClick={() => check('checkpoint', checkpoint, checkpointCheck)}>
          {t('verification.check')}
        </Button>
        {checkpointCheck.isError && <Unproved error={checkpointCheck.error} />}
        {checkpointCheck.data && <CheckpointFound checkpoint={checkpointCheck.data} />}
      </section>
    </Page>
  )
}

const Unproved = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation()
  return (
    <Alert kind="error" heading={t('verification.unproved')} live>
      {t(error instanceof NotProved ? `verification.because.${error.reason}` : 'verification.because.notReceipt')}
    </Alert>
  )
}
