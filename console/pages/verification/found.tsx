import { useTranslation } from 'react-i18next'
import { Alert } from '../../kit/alert.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Instant } from '../../kit/instant.tsx'
import type { Checkpoint } from './checkpoint.ts'
import type { ProvedLeaf } from './receipt.ts'

/** What a receipt proves: each leaf, under which checkpoint, countersigned by whom. */
export const ReceiptFound = ({ leaves }: { readonly leaves: readonly ProvedLeaf[] }) => {
  const { t } = useTranslation()
  return (
    <Alert kind="success" heading={t('verification.proved')} live>
      {leaves.map(({ index, entry, checkpoint }) => (
        <Facts key={index} facts={[
          [t('verification.leaf'), `${checkpoint.origin}, ${index}`],
          [t('verification.recorded'), <Instant at={entry.at} />],
          [t('verification.under'), t('verification.leaves', { count: checkpoint.size })],
          [t('verification.countersigned'), checkpoint.witnesses.join(', ')],
        ]} />
      ))}
    </Alert>
  )
}

export const CheckpointFound = ({ checkpoint }: { readonly checkpoint: Checkpoint }) => {
  const { t } = useTranslation()
  return (
    <Alert kind="success" heading={t('verification.holds')} live>
      <Facts facts={[
        [t('verification.log'), checkpoint.origin],
        [t('verification.under'), t('verification.leaves', { count: checkpoint.size })],
        [t('verification.countersigned'), checkpoint.witnesses.join(', ')],
      ]} />
    </Alert>
  )
}
