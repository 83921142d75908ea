import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../frame/page.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { BreakGlassQueue } from './break-glass-queue.tsx'
import { FindingsQueue } from './findings-queue.tsx'

/** What an officer must look at: every break-glass, and what the rules of unusual patterns ask about. */
export const Review = () => {
  const { t } = useTranslation()
  const { tab = 'breakGlass', all = false } = useSearch({ from: '/gennemgang' })
  const navigate = useNavigate({ from: '/gennemgang' })
  return (
    <Page title={t('review.title')} lead={t('review.lead')}>
      <Tabs label={t('review.title')} chosen={tab}
        tabs={(['breakGlass', 'findings'] as const).map((id) => ({ id, name: t(`review.tabs.${id}`) }))}
        choose={(id) => void navigate({ search: (before) => ({ ...before, tab: id }) })}>
        <p className="form-group-checkbox no-print">
          <input id="review-all" type="checkbox" className="form-checkbox" checked={all}
            onChange={({ target }) => void navigate({ search: (before) => ({ ...before, all: target.checked || undefined }) })} />
          <label htmlFor="review-all" className="form-label">{t('review.all')}</label>
        </p>
        {tab === 'breakGlass' ? <BreakGlassQueue all={all} /> : <FindingsQueue all={all} />}
      </Tabs>
    </Page>
  )
}
