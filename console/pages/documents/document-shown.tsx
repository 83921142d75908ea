import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { useOwnSession } from '../../frame/session.ts'
import { Details } from '../../kit/details.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import { awaits } from './awaits.ts'
import { APPROVE_DOCUMENT, WITHDRAW_DOCUMENT, type TrustedDocument } from './document-operations.ts'

interface DocumentProps {
  readonly shown: TrustedDocument
  readonly done: () => void
}

/** One operation: whose it is, what it asks for and what for, and who has approved it. */
export const DocumentShown = ({ shown, done }: DocumentProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const names = useFactNames()
  const session = useOwnSession()
  const { id, document, purpose, fields, approvers, registeredBy, registeredAt, withdrawnBy, withdrawnAt } = shown
  const name = shown.name ?? shown.documentId.slice(0, 19)
  return (
    <section className="queued" aria-label={name}>
      <h2>{name} <State shown={shown} /></h2>
      <Facts facts={[
        [t('documents.party'), words.party(shown.party)],
        [t('documents.purpose'), words.value('Purpose', purpose)],
        [t('documents.registered'), <>{registeredBy}, <Instant at={registeredAt} /></>],
        ...approvers.map(({ agency, approvedBy, approvedAt }) => [t('documents.approvedBy', { agency: words.party(agency) }),
          approvedAt ? <>{approvedBy}, <Instant at={approvedAt} /></> : t('documents.notYet')] as const),
        ...(withdrawnAt ? [[t('documents.withdrawn'), <>{withdrawnBy}, <Instant at={withdrawnAt} /></>] as const] : []),
      ]} />
      <Details summary={t('documents.asksFor', { count: fields.length })}>
        <ul>{fields.map((field) => <li key={field}>{names(field)} <code>{field}</code></li>)}</ul>
        <p><code>{shown.documentId}</code></p>
        <pre className="document">{document}</pre>
      </Details>
      {!withdrawnAt && (
        <p className="actions no-print">
          {awaits(shown, session) && <Act name={t('documents.approve', { name })} what={t('documents.approveWhat')} done={done}
            act={(reason) => ask(APPROVE_DOCUMENT, { id, reason })} />}
          <Act kind="secondary" name={t('documents.withdraw', { name })} what={t('documents.withdrawWhat')} done={done}
            act={(reason) => ask(WITHDRAW_DOCUMENT, { id, reason })} />
        </p>
      )}
    </section>
  )
}

const State = ({ shown: { inForce, withdrawnAt } }: Pick<DocumentProps, 'shown'>) => {
  const { t } = useTranslation()
  if (withdrawnAt) return <Tag tone="plain">{t('documents.isWithdrawn')}</Tag>
  return inForce ? <Tag tone="good">{t('documents.inForce')}</Tag> : <Tag tone="soon">{t('documents.waiting')}</Tag>
}
