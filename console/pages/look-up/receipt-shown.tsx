import { useTranslation } from 'react-i18next'
import type { Receipt } from '../../frame/ask.ts'
import { Button } from '../../kit/button.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Term } from '../../kit/term.tsx'
import { saveJson } from '../../frame/save-file.ts'

/** Where in the trail the look-up stands: shown, and kept as a file by who wants to prove it later. */
export const ReceiptShown = ({ receipt, at }: { readonly receipt: Receipt; readonly at: Date }) => {
  const { t } = useTranslation()
  return (
    <section className="receipt">
      <h3><Term code="RECEIPT">{t('lookUp.receipt')}</Term></h3>
      <Facts facts={[
        [t('lookUp.disclosure'), <code>{receipt.disclosureId}</code>],
        [t('lookUp.place'), t('lookUp.leaf', { log: receipt.log, leaf: receipt.leaves.join(', ') })],
        [t('lookUp.at'), <Instant at={at} />],
      ]} />
      <p className="no-print">
        <Button kind="tertiary" onClick={() => saveJson(`samsyn-${receipt.disclosureId}.json`, { extensions: { receipt } })}>
          {t('lookUp.keepReceipt')}
        </Button>
      </p>
    </section>
  )
}
