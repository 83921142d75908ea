import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { useAct } from '../../frame/use-act.ts'
import { Button } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { Loading } from '../../kit/loading.tsx'
import { CASE_BY_FILE_NUMBER, OWN_CASES, REASONS } from './consent-operations.ts'
import { ShareRequests } from './share-requests.tsx'

/** The agency's own cases, a page at a time, and the way to one by its file number. */
export const OwnCases = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [after, setAfter] = useState<readonly (string | null)[]>([null])
  const [fileNumber, setFileNumber] = useState('')
  const page = useQuery({
    queryKey: ['ownCases', after.at(-1)], queryFn: () => ask(OWN_CASES, { after: after.at(-1) ?? null, reason: REASONS.list }),
  })
  const finding = useAct({
    mutationFn: () => ask(CASE_BY_FILE_NUMBER, { fileNumber: fileNumber.trim(), reason: REASONS.list }),
    onSuccess: ({ data }) => data.caseByFileNumber && navigate({ to: '/samtykker/$case', params: { case: data.caseByFileNumber.id } }),
  })
  const find = (event: FormEvent): void => {
    event.preventDefault()
    if (fileNumber.trim() !== '') finding.mutate()
  }
  const cases = page.data?.data.cases
  return (
    <Page title={t('consents.title')} lead={t('consents.lead')}>
      <form className="finding" onSubmit={find}>
        <Field label={t('lookUp.fileNumber')} value={fileNumber} onChange={(event) => setFileNumber(event.target.value)} spellCheck={false} />
        <Button type="submit" kind="secondary" busy={finding.isPending}>{t('consents.openCase')}</Button>
      </form>
      {finding.isError && <Failed error={finding.error} />}
      <ShareRequests />
      <h2>{t('consents.cases')}</h2>
      {page.isPending && <Loading />}
      {page.isError && <Failed error={page.error} again={() => void page.refetch()} />}
      {cases && (
        <>
          <ul className="case-list no-max-width">
            {cases.edges.map(({ node }) => (
              <li key={node.id}><Link to="/samtykker/$case" params={{ case: node.id }}>{node.fileNumber ?? t('consents.noNumber')}</Link></li>
            ))}
          </ul>
          <p className="actions">
            {after.length > 1 && <Button kind="secondary" onClick={() => setAfter(after.slice(0, -1))}>{t('frame.previous')}</Button>}
            {cases.pageInfo.hasNextPage && (
              <Button kind="secondary" onClick={() => setAfter([...after, cases.pageInfo.endCursor])}>{t('frame.next')}</Button>
            )}
          </p>
        </>
      )}
    </Page>
  )
}
