import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Table } from '../../kit/table.tsx'
import { useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import { Confirmed } from './confirmed.tsx'
import { CONFIRM, NOTICES } from './correction-operations.ts'

/** What the agency got and is told is no longer so: to be put right here too, and confirmed. */
export const Notices = ({ all }: { readonly all: boolean }) => {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useFactNames()
  const asked = useQuery({
    queryKey: ['correction-notices', all],
    queryFn: async () => {
      const of = async (confirmed: boolean) =>
        (await ask(NOTICES, { confirmed, reason: t('corrections.reason') })).data.correctionNotices.notices
      return all ? [...await of(false), ...await of(true)] : of(false)
    },
  })
  return (
    <section>
      <h2>{t('corrections.notices')}</h2>
      {asked.isError && <Failed error={asked.error} again={() => void asked.refetch()} />}
      {asked.isPending && <Loading />}
      {asked.data && (
        <Table caption={t('corrections.noticesCaption')} rows={asked.data} idOf={({ id }) => id} empty={t('corrections.noNotices')} columns={[
          { id: 'case', heading: t('corrections.case'), cell: (notice) => <code>{notice.case}</code> },
          { id: 'controller', heading: t('corrections.controller'), cell: ({ controller }) => words.party(controller) },
          { id: 'kind', heading: t('corrections.kind'), cell: ({ kind }) => t(`corrections.kinds.${kind}`) },
          { id: 'facts', heading: t('corrections.facts'), cell: ({ facts }) => facts.map(nameOf).join(', ') },
          { id: 'at', heading: t('corrections.reportedAt'), cell: ({ reportedAt }) => <Instant at={reportedAt} /> },
          {
            id: 'state', heading: t('corrections.confirmation'), cell: ({ id, due, confirmedAt }) => (
              <>
                <Confirmed due={due} confirmedAt={confirmedAt} />
                {confirmedAt === null && (
                  <Act kind="secondary" name={t('corrections.confirm')} what={t('corrections.confirmWhat')} done={() => void asked.refetch()}
                    act={(reason) => ask(CONFIRM, { id, reason })} />
                )}
              </>
            ),
          },
        ]} />
      )}
    </section>
  )
}
