import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Select } from '../../kit/field.tsx'
import { Table, type Column } from '../../kit/table.tsx'
import { Term } from '../../kit/term.tsx'
import { useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import { useCondition } from './condition.ts'
import type { Line } from './policy-document.ts'
import type { PoliciesSearch } from './search.ts'

interface ExchangeTableProps {
  readonly lines: readonly Line[]
  readonly search: PoliciesSearch
}

/** What may go from whom to whom for what, by which rule and which source. What is not here is not permitted. */
export const ExchangeTable = ({ lines, search }: ExchangeTableProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const names = useFactNames()
  const condition = useCondition()
  const navigate = useNavigate({ from: '/regler' })
  const shown = lines.filter(({ purpose, agency, controller }) => (!search.purpose || purpose === search.purpose)
    && (!search.recipient || agency === search.recipient) && (!search.controller || controller === search.controller))
  const columns: readonly Column<Line>[] = [
    { id: 'exchange', heading: t('policies.rule'), cell: ({ exchange }) => <span className="nowrap">{exchange}</span> },
    { id: 'recipient', heading: t('policies.recipient'), cell: ({ agency, roles }) => (
      <><Term code={agency}>{words.agency(agency)}</Term><br /><span className="small-text">{roles.map(words.role).join(', ')}</span></>) },
    { id: 'controller', heading: t('policies.from'), cell: ({ controller }) => words.agency(controller) },
    { id: 'purpose', heading: t('policies.purpose'), cell: ({ purpose }) => words.value('Purpose', purpose) },
    { id: 'facts', heading: t('policies.facts'), cell: ({ facts }) => (
      <ul className="values">{facts.map((id) => <li key={id}>{names(id)}</li>)}</ul>) },
    { id: 'when', heading: t('policies.when'), cell: ({ when, consent }) => (
      <>{t('policies.consent')} {t(`policies.consentNeed.${consent}`)}<br /><span className="small-text">{condition(when)}</span></>) },
    { id: 'source', heading: t('policies.source'), cell: ({ source }) => <span className="small-text" lang="da">{source}</span> },
  ]
  const choose = (name: 'purpose' | 'recipient' | 'controller') => (event: { target: { value: string } }): void =>
    void navigate({ search: (before) => ({ ...before, [name]: event.target.value || undefined }), replace: true })
  const options = <Code extends string>(codes: readonly Code[], name: (code: Code) => string) =>
    [...new Set(codes)].map((code) => <option key={code} value={code}>{name(code)}</option>)
  return (
    <>
      <div className="filters">
        <Select label={t('policies.purpose')} value={search.purpose ?? ''} onChange={choose('purpose')}>
          <option value="">{t('policies.all')}</option>
          {options(lines.map(({ purpose }) => purpose), (code) => words.value('Purpose', code))}
        </Select>
        <Select label={t('policies.recipient')} value={search.recipient ?? ''} onChange={choose('recipient')}>
          <option value="">{t('policies.all')}</option>
          {options(lines.map(({ agency }) => agency), words.agency)}
        </Select>
        <Select label={t('policies.from')} value={search.controller ?? ''} onChange={choose('controller')}>
          <option value="">{t('policies.all')}</option>
          {options(lines.map(({ controller }) => controller), words.agency)}
        </Select>
      </div>
      <Table dense caption={t('policies.tableCaption', { count: shown.length })} columns={columns} rows={shown}
        idOf={({ exchange, agency, controller, facts, when }) => `${exchange} ${agency} ${controller} ${facts[0]} ${JSON.stringify(when)}`}
        empty={t('policies.noLines')} />
    </>
  )
}
