import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../frame/page.tsx'
import { useOwnSession } from '../../frame/session.ts'
import { Checkbox } from '../../kit/checkbox.tsx'
import { Notices } from './notices.tsx'
import { holdsFacts } from './holds-facts.ts'
import { OwnCorrections } from './own-corrections.tsx'

/** What the agency is told of corrections, and what it corrected itself: told to whom, and confirmed by whom (GDPR art. 19). */
export const Corrections = () => {
  const { t } = useTranslation()
  const { party } = useOwnSession()
  const { all = false } = useSearch({ from: '/rettelser' })
  const navigate = useNavigate({ from: '/rettelser' })
  return (
    <Page title={t('corrections.title')} lead={t('corrections.lead')}>
      <div className="no-print">
        <Checkbox label={t('corrections.all')} checked={all}
          onChange={({ target }) => void navigate({ search: { all: target.checked || undefined } })} />
      </div>
      <Notices all={all} />
      {holdsFacts(party) && <OwnCorrections all={all} />}
    </Page>
  )
}
