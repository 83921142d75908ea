import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, AskFailed } from '../../../frame/ask.ts'
import { Failed } from '../../../frame/failed.tsx'
import { Page } from '../../../frame/page.tsx'
import { Breadcrumb } from '../../../kit/breadcrumb.tsx'
import { Button } from '../../../kit/button.tsx'
import { Select } from '../../../kit/field.tsx'
import { Loading } from '../../../kit/loading.tsx'
import { useWords } from '../../../words/words.ts'
import { CONSENTS, REASONS } from '../consent-operations.ts'
import { SheetPages } from './sheet-pages.tsx'
import { SHEET_LANGUAGES } from './sheet-words.ts'

/** The sheet that the person keeps: in her language, and in Danish for the file, each with a place to sign. */
export const Sheet = () => {
  const { t } = useTranslation()
  const words = useWords()
  const { case: handle, consent } = useParams({ from: '/samtykker/$case/ark/$consent' })
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = useQuery({ queryKey: ['sheet', handle], queryFn: () => ask(CONSENTS, { case: handle, reason: REASONS.sheet }) })
  const record = shown.data?.data.consentRecords.records.find(({ id }) => id === consent)
  const above = [{ to: '/samtykker', name: t('consents.title') }, { to: `/samtykker/${handle}`, name: t('consents.inCase') }]
  const language = chosen ?? record?.language ?? 'da'
  return (
    <>
      <Breadcrumb above={above} here={t('consents.sheet')} />
      <Page title={t('consents.sheet')} lead={t('consents.sheetLead')}>
        {shown.isPending && <Loading />}
        {shown.isError && <Failed error={shown.error} again={() => void shown.refetch()} />}
        {shown.data && !record && <Failed error={new AskFailed('CONSENT_NOT_AVAILABLE', null)} />}
        {record && (
          <>
            <div className="no-print">
              <Select label={t('consents.sheetLanguage')} value={language} onChange={(event) => setChosen(event.target.value)}>
                {SHEET_LANGUAGES.map((one) => <option key={one} value={one}>{words.languageName(one)}</option>)}
              </Select>
              <p><Button onClick={() => print()}>{t('frame.print')}</Button></p>
            </div>
            <SheetPages language={language} level={2} consent={record} />
          </>
        )}
      </Page>
    </>
  )
}
