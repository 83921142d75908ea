import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Table } from '../../kit/table.tsx'
import { useFactNames } from '../../words/facts.ts'
import { useInstantText } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import { Confirmed } from './confirmed.tsx'
import { CORRECTIONS, type Correction } from './correction-operations.ts'

/** What the agency corrected or erased: who was told, whose system took it, who confirmed, and who is late. */
export const OwnCorrections = ({ all }: { readonly all: boolean }) => {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['corrections', all],
    queryFn: async () => {
      const of = async (state: 'OPEN' | 'CONFIRMED') =>
        (await ask(CORRECTIONS, { state, reason: t('corrections.reason') })).data.corrections.corrections
      return all ? [...await of('OPEN'), ...await of('CONFIRMED')] : of('OPEN')
    },
  })
  return (
    <section>
      <h2>{t('corrections.own')}</h2>
      {asked.isError && <Failed error={asked.error} again={() => void asked.refetch()} />}
      {asked.isPending && <Loading />}
      {asked.data?.length === 0 && <p>{t('corrections.noneOwn')}</p>}
      {asked.data?.map((correction) => <Shown key={correction.id} correction={correction} />)}
    </section>
  )
}

const Shown = ({ correction }: { readonly correction: Correction }) => {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useFactNames()
  const instantText = useInstantText()
  const { case: handle, kind, facts, reportedAt, resolved, recipients } = correction
  const name = t('corrections.reported', { kind: t(`corrections.kinds.${kind}`), at: instantText(reportedAt) })
  return (
    <section className="queued" aria-label={name}>
      <h3>{name}</h3>
      <Facts facts={[
        [t('corrections.case'), <code>{handle}</code>],
        [t('corrections.facts'), facts.map(nameOf).join(', ')],
      ]} />
      {!resolved && <p>{t('corrections.notResolved')}</p>}
      {resolved && (
        <Table caption={t('corrections.toldCaption')} rows={recipients} idOf={({ party }) => party} empty={t('corrections.noneTold')} columns={[
          { id: 'party', heading: t('corrections.recipient'), cell: ({ party }) => words.party(party) },
          { id: 'facts', heading: t('corrections.got'), cell: ({ facts: got }) => got.map(nameOf).join(', ') },
          { id: 'delivered', heading: t('corrections.delivered'), cell: ({ deliveredAt }) => deliveredAt ? <Instant at={deliveredAt} /> : t('corrections.notDelivered') },
          { id: 'confirmed', heading: t('corrections.confirmation'), cell: ({ due, confirmedAt }) => <Confirmed due={due} confirmedAt={confirmedAt} /> },
        ]} />
      )}
    </section>
  )
}
