import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { Button } from '../../kit/button.tsx'
import { Details } from '../../kit/details.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { useWords } from '../../words/words.ts'
import { ExchangeTable } from './exchange-table.tsx'
import { readPolicies } from './policy-document.ts'
import { DOCUMENT } from './policy-operations.ts'
import { Readers } from './readers.tsx'
import { Versions } from './versions.tsx'

/** The rules that everything is decided by: as a table, by fact, and as they changed. */
export const Policies = () => {
  const { t } = useTranslation()
  const search = useSearch({ from: '/regler' })
  const navigate = useNavigate({ from: '/regler' })
  const tab = search.tab ?? 'exchanges'
  return (
    <Page title={t('policies.title')} lead={t('policies.lead')}>
      <Tabs label={t('policies.title')} chosen={tab}
        tabs={(['exchanges', 'readers', 'versions'] as const).map((id) => ({ id, name: t(`policies.tabs.${id}`) }))}
        choose={(id) => void navigate({ search: (before) => ({ ...before, tab: id }) })}>
        {tab === 'exchanges' && <Exchanges />}
        {tab === 'readers' && <Readers fact={search.fact} then={search.then} />}
        {tab === 'versions' && <Versions />}
      </Tabs>
    </Page>
  )
}

const Exchanges = () => {
  const { t } = useTranslation()
  const words = useWords()
  const search = useSearch({ from: '/regler' })
  const asked = useQuery({
    queryKey: ['policies'],
    queryFn: () => ask(DOCUMENT, { version: null, reason: t('policies.reason') }),
  })
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  const { version, document } = asked.data.data.policyDocument
  const { lines, firewalls } = readPolicies(document)
  return (
    <>
      <p>{t('policies.version')} <code>{version.slice(0, 12)}</code></p>
      <ExchangeTable lines={lines} search={search} />
      <h2>{t('policies.firewalls')}</h2>
      <p>{t('policies.firewallsLead')}</p>
      <dl className="facts">
        {firewalls.map(({ id, says, source }) => (
          <div key={id}><dt>{id}</dt><dd>{words.label(says)}<br /><span className="small-text" lang="da">{source}</span></dd></div>
        ))}
      </dl>
      <Details summary={t('policies.asDocument')}><pre className="document">{document}</pre></Details>
      <p className="actions no-print"><Button kind="secondary" onClick={() => print()}>{t('frame.print')}</Button></p>
    </>
  )
}
