import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, AskFailed } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { fetchFile } from '../../frame/fetch-file.ts'
import { ReasonForm } from '../../frame/reason-form.tsx'
import { saveBlob, saveJson } from '../../frame/save-file.ts'
import { useAct } from '../../frame/use-act.ts'
import { Alert } from '../../kit/alert.tsx'
import { Button } from '../../kit/button.tsx'
import { Choices } from '../../kit/choices.tsx'
import { Field } from '../../kit/field.tsx'
import { Instant } from '../../kit/instant.tsx'
import { HANDLE, REPORT } from './report-operations.ts'

type Report = ResultOf<typeof REPORT>['personReport']

interface Made {
  readonly report: Report
  readonly fileNumber: string
  /** What it was asked for with: the same again on paper. */
  readonly asked: { readonly case: string; readonly language: 'da' | 'en'; readonly reason: string }
}

/** The report of one person: who has had what, when, for what, by which rule (GDPR art. 15). */
export const PersonReport = () => {
  const { t } = useTranslation()
  const [fileNumber, setFileNumber] = useState('')
  const [language, setLanguage] = useState<'da' | 'en'>('da')
  const [isMissing, setMissing] = useState(false)
  const making = useAct({
    mutationFn: async (reason: string): Promise<Made> => {
      const handle = (await ask(HANDLE, { fileNumber: fileNumber.trim(), reason })).data.caseByFileNumber?.id
      if (!handle) throw new AskFailed('CASE_NOT_AVAILABLE', null)
      const asked = { case: handle, language, reason }
      return { fileNumber: fileNumber.trim(), report: (await ask(REPORT, { ...asked, staff: false })).data.personReport, asked }
    },
  })
  const isNamed = (): boolean => {
    setMissing(fileNumber.trim() === '')
    return fileNumber.trim() !== ''
  }
  return (
    <Page title={t('report.title')} lead={t('report.lead')}>
      <div className="asking no-print">
        <ReasonForm submit={t('report.make')} busy={making.isPending} ready={isNamed} give={making.mutate}>
          <Field label={t('lookUp.fileNumber')} error={isMissing ? t('lookUp.needFileNumber') : undefined} value={fileNumber}
            onChange={({ target }) => setFileNumber(target.value)} />
          <Choices legend={t('report.language')} kind="radio" chosen={language} choices={[{ value: 'da', label: 'Dansk' }, { value: 'en', label: 'English' }]}
            input={{ name: 'language', onChange: ({ target }) => setLanguage(target.value as 'da' | 'en') }} />
        </ReasonForm>
      </div>
      {making.isError && <Failed error={making.error} />}
      {making.data && <Shown made={making.data} />}
    </Page>
  )
}

/** The page speaks the officer's language; what stands in the report, that which it was asked for in. */
const Shown = ({ made: { fileNumber, report, asked } }: { readonly made: Made }) => {
  const { t } = useTranslation()
  const onPaper = useAct({ mutationFn: async () => saveBlob('samsyn-rapport.pdf', await fetchFile('/console/report', asked)) })
  return (
    <section className="report" aria-live="polite">
      <p className="as-of">{t('lookUp.case', { fileNumber })} · <Instant at={report.madeAt} /></p>
      <Alert kind="info" heading={t(`report.completeness.${report.completeness}`)} />
      <p className="actions no-print">
        <Button kind="secondary" busy={onPaper.isPending} onClick={() => onPaper.mutate()}>{t('report.asPdf')}</Button>
        <Button kind="tertiary" onClick={() => saveJson('samsyn-rapport.json', report)}>{t('report.asJson')}</Button>
      </p>
      {onPaper.isError && <Failed error={onPaper.error} />}
      {report.recipients.length === 0 && <p>{t('report.nobody')}</p>}
      {report.recipients.map(({ party, name, disclosures }) => (
        <section key={party}>
          <h2 lang={report.language}>{name}</h2>
          {disclosures.map(({ disclosureId, at, role, purpose, facts, legalBases, onConsent }) => (
            <div key={disclosureId} className="queued">
              <p><strong><Instant at={at} /></strong>, <span lang={report.language}>{role}: {purpose}</span>{onConsent && ` · ${t('report.onConsent')}`}</p>
              <ul lang={report.language}>{facts.map(({ controller, names }) => <li key={controller}><strong>{controller}:</strong> {names.join('; ')}</li>)}</ul>
              <p className="small-text" lang={report.language}>{legalBases.join(', ')}</p>
            </div>
          ))}
        </section>
      ))}
    </section>
  )
}
