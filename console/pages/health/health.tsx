import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { Button } from '../../kit/button.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Table } from '../../kit/table.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useWords } from '../../words/words.ts'
import { HEALTH, type Found } from './health-operations.ts'
import { WithCode } from './with-code.tsx'

const TONES = { fault: 'late', warning: 'soon', good: 'good' } as const

/** How the gateway and what it uses are doing, and how to mend what is not well. */
export const Health = () => {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['health'], queryFn: async () => (await ask(HEALTH, { reason: t('health.reason') })).data.health,
  })
  const again = (): void => void asked.refetch()
  return (
    <Page title={t('health.title')} lead={t('health.lead')}>
      <p className="actions no-print"><Button busy={asked.isFetching} onClick={again}>{t('health.again')}</Button></p>
      {asked.isError && <Failed error={asked.error} again={again} />}
      {asked.isPending && <Loading />}
      {asked.data && (
        <>
          <Summary findings={asked.data.findings} />
          <p className="small-text">{t('health.lookedAt', { replica: asked.data.replica })} <Instant at={asked.data.at} /></p>
          <Findings caption={t('health.ill')} empty={t('health.noneIll')}
            findings={[...within('fault', asked.data.findings), ...within('warning', asked.data.findings)]} />
          <Findings caption={t('health.well')} empty={t('health.noneWell')} findings={within('good', asked.data.findings)} />
        </>
      )}
    </Page>
  )
}

const within = (state: Found['state'], findings: readonly Found[]): readonly Found[] => findings.filter((one) => one.state === state)

const Summary = ({ findings }: { readonly findings: readonly Found[] }) => {
  const { t } = useTranslation()
  const counted = { faults: within('fault', findings).length, warnings: within('warning', findings).length, looks: findings.length }
  return <p role="status"><strong>{t('health.summary', counted)}</strong></p>
}

interface FindingsProps {
  readonly caption: string
  readonly empty: string
  readonly findings: readonly Found[]
}

const Findings = ({ caption, empty, findings }: FindingsProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const isMended = findings.some(({ mend }) => mend !== null)
  return (
    <Table caption={caption} rows={findings} idOf={(found) => String(findings.indexOf(found))} empty={empty} columns={[
      { id: 'what', heading: t('health.what'), cell: ({ what }) => words.label(what) },
      { id: 'state', heading: t('health.state'), cell: ({ state }) => <Tag tone={TONES[state]}>{words.value('HealthState', state)}</Tag> },
      { id: 'says', heading: t('health.says'), cell: ({ says }) => <WithCode sentence={words.label(says)} /> },
      ...(isMended ? [{ id: 'mend', heading: t('health.mend'), cell: ({ mend }: Found) => mend !== null && <WithCode sentence={words.label(mend)} /> }] : []),
    ]} />
  )
}
