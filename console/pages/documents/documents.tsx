import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { Loading } from '../../kit/loading.tsx'
import { ApproveConsole } from './approve-console.tsx'
import { DOCUMENTS } from './document-operations.ts'
import { DocumentShown } from './document-shown.tsx'
import { Register } from './register.tsx'

/** The operations that systems may send: registered by one, approved by those whom they ask, withdrawn by one. */
export const Documents = () => {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['documents'], queryFn: async () => (await ask(DOCUMENTS, { reason: t('documents.reason') })).data.trustedDocuments.documents,
  })
  const again = (): void => void asked.refetch()
  return (
    <Page title={t('documents.title')} lead={t('documents.lead')}>
      <Register done={again} />
      {asked.isError && <Failed error={asked.error} again={again} />}
      {asked.isPending && <Loading />}
      {asked.data?.length === 0 && <p>{t('documents.none')}</p>}
      {asked.data && <ApproveConsole documents={asked.data} done={again} />}
      {asked.data?.map((one) => <DocumentShown key={one.id} shown={one} done={again} />)}
    </Page>
  )
}
