import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import codes from '../../generated/codes.json'
import { Button } from '../../kit/button.tsx'
import { Details } from '../../kit/details.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { Field, Select } from '../../kit/field.tsx'
import { facts, useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import vocabulary from '../../generated/words.json'
import { SystemField } from './system-field.tsx'
import { SwitchFilter } from './switch-filter.tsx'
import { LISTS, outcomes, SWITCHES, USUAL_DAYS, type LogSearch, type Typed } from './search.ts'

interface FilterFormProps {
  readonly search: LogSearch
  readonly typed: Typed
  readonly type: (typed: Typed) => void
}

type ListName = (typeof LISTS)[number]

/** The filters: those of codes go to the address as they are chosen, what is typed stays on the page. */
export const FilterForm = ({ search, typed, type }: FilterFormProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const names = useFactNames()
  const navigate = useNavigate({ from: '/log' })
  const [{ draft, of }, setDraft] = useState({ draft: typed, of: typed })
  if (of !== typed) setDraft({ draft: typed, of: typed })
  const change = (changed: Partial<LogSearch>): void => void navigate({ search: (before) => ({ ...before, ...changed }) })
  const add = (list: ListName) => ({ target }: { target: { value: string } }): void => {
    if (target.value) change({ [list]: [...new Set([...(search[list] ?? []), target.value])] })
  }
  const list = (name: ListName, codesOf: readonly string[], nameOf: (code: string) => string) => (
    <Select label={t(`log.filters.${name}`)} value="" onChange={add(name)}>
      <option value="">{t('log.filters.any')}</option>
      {codesOf.map((code) => <option key={code} value={code}>{nameOf(code)}</option>)}
    </Select>
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    type(Object.fromEntries(Object.entries(draft).map(([name, text]) => [name, text?.trim()])))
  }
  const written = (name: keyof Typed) => ({
    value: draft[name] ?? '', onChange: ({ target }: { target: { value: string } }) => setDraft({ draft: { ...draft, [name]: target.value }, of }),
  })
  return (
    <form className="filter-form no-print" onSubmit={submit} autoComplete="off">
      <div className="filters">
        <Select label={t('log.filters.period')} value={search.from || search.to ? '' : String(search.days ?? USUAL_DAYS)}
          onChange={({ target }) => change({ days: Number(target.value) || undefined, from: undefined, to: undefined })}>
          {(search.from || search.to) && <option value="">{t('log.filters.ownPeriod')}</option>}
          {[1, 7, 30, 90, 184, 366].map((days) => <option key={days} value={days}>{t('log.filters.lastDays', { count: days })}</option>)}
        </Select>
        <DayField label={t('log.filters.from')} day={search.from?.slice(0, 10) ?? ''} choose={(from) => change({ from, days: undefined })} />
        <DayField label={t('log.filters.to')} day={search.to?.slice(0, 10) ?? ''} choose={(to) => change({ to, days: undefined })} />
        {list('purposes', Object.keys(vocabulary.values.Purpose), (code) => words.value('Purpose', code))}
        {list('outcomes', outcomes, (code) => words.value('EntryOutcome', code))}
      </div>
      <div className="filters">
        <Field label={t('log.filters.fileNumber')} {...written('fileNumber')} />
        <Field label={t('log.filters.employee')} {...written('employee')} />
        <Field label={t('log.filters.text')} {...written('text')} />
        <Button type="submit" kind="secondary">{t('log.filters.find')}</Button>
      </div>
      <Details summary={t('log.filters.more')}>
        <div className="filters">
          {list('recipients', Object.keys(vocabulary.agencies).filter((code) => !['NGO', 'KOM', 'RG'].includes(code)), words.agency)}
          {list('controllers', Object.keys(vocabulary.values.Controller), words.agency)}
          {list('roles', Object.keys(vocabulary.roles), words.role)}
          {list('dataCategories', Object.keys(vocabulary.categories), words.category)}
          {list('facts', facts.map(({ field }) => field), names)}
          {list('codes', Object.keys(codes), (code) => code)}
          {list('exchanges', vocabulary.exchanges, (code) => code)}
          {list('legalBases', Object.keys(vocabulary.legalBases), words.legalBasis)}
          {list('consentStates', Object.keys(vocabulary.values.EntryConsent), (code) => words.value('EntryConsent', code))}
          {list('reviews', Object.keys(vocabulary.values.BreakGlassState), (code) => words.value('BreakGlassState', code))}
          {SWITCHES.map((name) => <SwitchFilter key={name} name={name} chosen={search[name]} choose={(chosen) => change({ [name]: chosen })} />)}
          <SystemField add={(client) => change({ clients: [...new Set([...(search.clients ?? []), client])] })} />
        </div>
      </Details>
    </form>
  )
}
