import { useTranslation } from 'react-i18next'
import { agencyOfParty } from '../../frame/session.ts'
import { Facts } from '../../kit/facts.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Table } from '../../kit/table.tsx'
import { Tag } from '../../kit/tag.tsx'
import { dayText, useInstantText } from '../../words/danish.ts'
import { useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import type { Run } from './reconciliation-operations.ts'

/** One run: what was compared, both counts, and each request of which the two do not say the same. */
export const RunShown = ({ run }: { readonly run: Run }) => {
  const { t } = useTranslation()
  const words = useWords()
  const instantText = useInstantText()
  const nameOf = useFactNames()
  const { ranAt, from, to, dailyOf, compared, unread, asked, recorded, differences } = run
  const name = dailyOf === null
    ? t('reconciliation.askedRun', { at: instantText(ranAt) }) : t('reconciliation.dailyRun', { day: dayText(dailyOf) })
  const facts = (party: string, paths: readonly string[]): string => paths.map((path) => nameOf(`${agencyOfParty(party)}.${path}`)).join(', ')
  const parties = (codes: readonly string[]): string => codes.map(words.party).join(', ')
  return (
    <section className="queued" aria-label={name}>
      <h2>{name}</h2>
      <p>{toneOf(run) === 'good'
        ? <Tag tone="good">{t('reconciliation.same')}</Tag>
        : <Tag tone={toneOf(run)}>{t(differences.length > 0 ? 'reconciliation.differ' : 'reconciliation.notRead', { count: differences.length })}</Tag>}
      </p>
      <Facts facts={[
        [t('reconciliation.period'), <><Instant at={from} /> – <Instant at={to} /></>],
        [t('reconciliation.compared'), parties(compared) || t('reconciliation.nobody')],
        ...(unread.length > 0 ? [[t('reconciliation.unread'), parties(unread)] as const] : []),
        [t('reconciliation.asked'), asked],
        [t('reconciliation.recorded'), recorded],
      ]} />
      {differences.length > 0 && (
        <Table caption={t('reconciliation.differences')} rows={differences} idOf={({ party, disclosureId }) => `${party} ${disclosureId}`} columns={[
          { id: 'request', heading: t('reconciliation.request'), cell: ({ disclosureId }) => <code>{disclosureId}</code> },
          { id: 'party', heading: t('reconciliation.party'), cell: ({ party }) => words.party(party) },
          { id: 'kind', heading: t('reconciliation.difference'), cell: ({ kind }) => words.value('ReconciliationKind', kind) },
          { id: 'asked', heading: t('reconciliation.onlyAsked'), cell: ({ party, onlyAsked }) => facts(party, onlyAsked) },
          { id: 'recorded', heading: t('reconciliation.onlyRecorded'), cell: ({ party, onlyRecorded }) => facts(party, onlyRecorded) },
        ]} />
      )}
    </section>
  )
}

const toneOf = ({ differences, unread, compared }: Run): 'late' | 'soon' | 'good' => {
  if (differences.length > 0) return 'late'
  return unread.length > 0 || compared.length === 0 ? 'soon' : 'good'
}
