import { useTranslation } from 'react-i18next'
import { Facts } from '../../kit/facts.tsx'
import { Term } from '../../kit/term.tsx'
import { useWords } from '../../words/words.ts'
import { valuesAt, type CaseShown, type FactWords } from './case-shown.ts'
import { Value } from './value.tsx'

interface GivenProps {
  readonly controller: string
  readonly facts: readonly FactWords[]
  readonly shown: CaseShown
}

/** What one controller gave. */
export const Given = ({ controller, facts, shown }: GivenProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const noticeOf = (field: string): string | undefined => shown.notices.find((notice) => notice.field === field)?.says
  const isEmpty = facts.every((fact) => valuesAt(shown, fact.field.split('.')).length === 0)
  const rows = facts.map((fact) => {
    const notice = noticeOf(fact.field)
    return [words.label(fact.name), (
      <>
        <Value fact={fact} values={valuesAt(shown, fact.field.split('.'))} />
        {notice && <span className="notice">{words.value('NoticeKind', notice)}</span>}
      </>
    )] as const
  })
  return (
    <section className="given">
      <h3><Term code={controller}>{words.agency(controller)}</Term></h3>
      {isEmpty
        ? <p className="empty">{t('lookUp.allEmpty')}</p>
        : <><p className="small-text">{t('lookUp.heldBy')}</p><Facts facts={rows} /></>}
    </section>
  )
}
