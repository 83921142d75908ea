import { useTranslation } from 'react-i18next'
import { askText, type Answer } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { useOwnSession } from '../../frame/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { Alert } from '../../kit/alert.tsx'
import type { CaseShown } from './case-shown.ts'
import { CaseView } from './case-view.tsx'
import { LookUpForm, type LookUpAsked } from './look-up-form.tsx'
import { ownLookUps } from './own-look-ups.ts'
import { PreviewShown, type PreviewAnswered } from './preview-shown.tsx'
import type { Purpose } from '../../words/words.ts'

/** A caseworker without a system: file number, purpose and reason; then the smallest view that these permit. */
export const LookUp = () => {
  const { t } = useTranslation()
  const kinds = ownLookUps(useOwnSession())
  const asking = useAct({
    mutationFn: ({ fileNumber, purpose, reason }: LookUpAsked): Promise<Answer<{ readonly caseByFileNumber: CaseShown | null }>> =>
      askText(kinds.find((kind) => kind.purpose === purpose)?.document ?? '', { asked: fileNumber, reason }),
  })
  const previewing = useAct({
    mutationFn: ({ fileNumber, purpose, reason }: LookUpAsked): Promise<Answer<PreviewAnswered>> => {
      const { preview = '', fields = [] } = kinds.find((kind) => kind.purpose === purpose) ?? {}
      return askText(preview, { asked: fileNumber, fields, reason })
    },
  })
  const ask = (asked: LookUpAsked): void => {
    previewing.reset()
    asking.mutate(asked)
  }
  const preview = (asked: LookUpAsked): void => {
    asking.reset()
    previewing.mutate(asked)
  }
  const found = asking.data?.data.caseByFileNumber
  const kind = kinds.find(({ purpose }) => purpose === asking.variables?.purpose)
  const again = (): void => { if (asking.variables) asking.mutate(asking.variables) }
  if (kinds.length === 0)
    return <Page title={t('lookUp.title')}><Alert kind="info" heading={t('lookUp.nothing')}>{t('lookUp.nothingWhy')}</Alert></Page>
  return (
    <Page title={t('lookUp.title')} lead={t('lookUp.lead')}>
      <LookUpForm kinds={kinds} busy={asking.isPending || previewing.isPending} {...{ ask, preview }} />
      {asking.isError && <Failed error={asking.error} again={again} />}
      {previewing.isError && <Failed error={previewing.error} again={() => previewing.variables && preview(previewing.variables)} />}
      {previewing.data && previewing.variables && (
        <PreviewShown answer={previewing.data} purpose={previewing.variables.purpose as Purpose} reason={previewing.variables.reason} />
      )}
      {asking.data && found && kind && asking.variables && (
        <CaseView shown={found} kind={kind} answer={asking.data} reason={asking.variables.reason} again={again} />
      )}
    </Page>
  )
}
