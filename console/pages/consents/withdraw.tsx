import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { useAct } from '../../frame/use-act.ts'
import { Button } from '../../kit/button.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Modal } from '../../kit/modal.tsx'
import { useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import { REASONS, WHAT_STOPS, WITHDRAW, type ConsentRecord, type StoppedExchange } from './consent-operations.ts'

interface WithdrawProps {
  readonly record: ConsentRecord
  readonly close: () => void
  readonly done: () => void
}

/** Withdrawing in one step, as easy as giving: what stops is told, and then it stops (GDPR art. 7, stk. 3). */
export const Withdraw = ({ record, close, done }: WithdrawProps) => {
  const { t } = useTranslation()
  const stops = useQuery({ queryKey: ['whatStops', record.id], queryFn: () => ask(WHAT_STOPS, { id: record.id, reason: REASONS.stops }) })
  const withdrawing = useAct({
    mutationFn: () => ask(WITHDRAW, { id: record.id, reason: REASONS.withdraw }), onSuccess: done,
  })
  return (
    <Modal open title={t('consents.withdrawTitle')} close={close} busy={withdrawing.isPending}>
      {stops.isPending && <Loading />}
      {stops.isError && <Failed error={stops.error} />}
      {stops.data && <Stops stops={stops.data.data.whatStops.stops} />}
      <p>{t('consents.withdrawAtOnce')}</p>
      {withdrawing.isError && <Failed error={withdrawing.error} />}
      <p className="actions">
        <Button onClick={() => withdrawing.mutate()} busy={withdrawing.isPending}>{t('consents.withdrawNow')}</Button>
        <Button kind="secondary" busy={withdrawing.isPending} onClick={close}>{t('consents.keep')}</Button>
      </p>
    </Modal>
  )
}

const Stops = ({ stops }: { readonly stops: readonly StoppedExchange[] }) => {
  const { t } = useTranslation()
  const words = useWords()
  const factName = useFactNames()
  if (stops.length === 0) return <p>{t('consents.nothingStops')}</p>
  return (
    <>
      <p><strong>{t('consents.thisStops')}</strong></p>
      <ul>
        {stops.map(({ exchange, recipient, purpose, controller, fields }) => (
          <li key={`${exchange} ${recipient} ${purpose} ${controller}`}>
            {t('consents.stops', { recipient: words.party(recipient), controller: words.agency(controller) })}{' '}
            {fields.map(factName).join('; ')}
          </li>
        ))}
      </ul>
    </>
  )
}
