import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { Button } from '../../kit/button.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { dayOfInstant, lastDayOf } from '../../words/danish.ts'
import { CommitSample } from './commit-sample.tsx'
import { Draw } from './draw.tsx'
import { DrawnShown } from './drawn-shown.tsx'
import { EXPLAIN, REQUESTS, SAMPLES } from './sample-operations.ts'
import { Statistics } from './statistics.tsx'

type SampleShown = ResultOf<typeof SAMPLES>['samples']['samples'][number]

/** The unpredictable sample: laid down first, drawn later by what nobody could foresee, explained, judged, counted. */
export const Samples = () => {
  const { t } = useTranslation()
  const samples = useQuery({
    queryKey: ['samples'], queryFn: async () => (await ask(SAMPLES, { reason: t('sample.reason') })).data.samples.samples,
  })
  const again = (): void => void samples.refetch()
  return (
    <Page title={t('sample.title')} lead={t('sample.lead')}>
      <Requests />
      <section className="no-print">
        <h2>{t('sample.new')}</h2>
        <CommitSample committed={again} />
      </section>
      {samples.isError && <Failed error={samples.error} again={again} />}
      {samples.isPending && <Loading />}
      {samples.data?.length === 0 && <p>{t('sample.none')}</p>}
      {samples.data?.map((sample) => <Shown key={sample.id} sample={sample} done={again} />)}
      <p className="actions no-print"><Button kind="secondary" onClick={() => print()}>{t('frame.print')}</Button></p>
    </Page>
  )
}

const Shown = ({ sample, done }: { readonly sample: SampleShown; readonly done: () => void }) => {
  const { t } = useTranslation()
  const { id, rule, from, until, nonceHash, committedAt, committedBy, drawnAt, bounds, disclosures, statistics } = sample
  const name = t('sample.of', { from: dayOfInstant(from), until: lastDayOf(until) })
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <Facts facts={[
        [t('sample.committed'), <>{committedBy}, <Instant at={committedAt} /></>],
        [t('sample.rule'), <code>{rule}</code>],
        [t('sample.nonceHash'), <code>{nonceHash}</code>],
        [t('sample.bounds'), bounds.map(({ log, size }) => `${log}: ${size}`).join(', ')],
        [t('sample.drawnAt'), drawnAt ? <Instant at={drawnAt} /> : t('sample.notDrawn')],
      ]} />
      {!drawnAt && <Draw sample={id} done={done} />}
      {statistics && <Statistics statistics={statistics} />}
      {disclosures.map((drawn) => <DrawnShown key={drawn.id} drawn={drawn} done={done} />)}
    </section>
  )
}

const Requests = () => {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['explanation-requests'],
    queryFn: async () => (await ask(REQUESTS, { reason: t('sample.reason') })).data.explanationRequests.requests,
  })
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data || asked.data.length === 0) return null
  return (
    <section>
      <h2>{t('sample.toExplain', { count: asked.data.length })}</h2>
      {asked.data.map((drawn) => (
        <DrawnShown key={drawn.id} drawn={drawn} done={() => void asked.refetch()}>
          <Act name={t('sample.explain')} what={t('sample.explainWhat')} done={() => void asked.refetch()}
            act={(reason) => ask(EXPLAIN, { id: drawn.id, reason })} />
        </DrawnShown>
      ))}
    </section>
  )
}
