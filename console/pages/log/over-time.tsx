import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Select } from '../../kit/field.tsx'
import { Table } from '../../kit/table.tsx'
import { useWords } from '../../words/words.ts'
import { Bars } from './bars.tsx'
import { outcomes, type LogSearch } from './search.ts'
import { largestOf, OTHERS, stacksOf, type Stack, type TimeCount } from './stacked.ts'

interface OverTimeProps {
  readonly counts: readonly TimeCount[]
  readonly stacked: LogSearch['stacked']
}

/** So many parts can be told apart by colour. */
const MOST = 7

/** Bars by day or by hour, stacked as the address says. The same as a table for who wants that. */
export const OverTime = ({ counts, stacked }: OverTimeProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const navigate = useNavigate({ from: '/log' })
  const [asTable, setAsTable] = useState(false)
  const values = stacked ? largestOf(counts, MOST) : outcomes.filter((outcome) => counts.some(({ value }) => value === outcome))
  const nameOf = (value: string | null): string => {
    if (value === OTHERS) return t('log.stacked.others')
    if (value === null) return t('log.noPurpose')
    return stacked === 'RECIPIENT' ? words.party(value) : words.value(stacked ? 'Purpose' : 'EntryOutcome', value)
  }
  const classOf = (value: string | null): string => (stacked ? `series-${values.indexOf(value) + 1}` : `outcome-${value}`)
  const stacks = stacksOf(counts, values)
  const said = ({ parts }: Stack): string => parts.map(({ value, entries }) => `${nameOf(value)} ${entries}`).join(', ')
  return (
    <figure className="bars">
      <figcaption>
        <Select label={t('log.stacked.by')} value={stacked ?? ''}
          onChange={({ target }) => void navigate({ search: (before) => ({ ...before, stacked: (target.value || undefined) as LogSearch['stacked'] }) })}>
          <option value="">{t('log.stacked.OUTCOME')}</option>
          <option value="PURPOSE">{t('log.stacked.PURPOSE')}</option>
          <option value="RECIPIENT">{t('log.stacked.RECIPIENT')}</option>
        </Select>
        <Button kind="tertiary" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{t('log.asTable')}</Button>
      </figcaption>
      {asTable ? (
        <Table caption={t('log.overTime')} rows={stacks} idOf={({ moment }) => moment} columns={[
          { id: 'moment', heading: t('log.moment'), cell: ({ name }) => name },
          ...values.map((value) => ({
            id: value ?? '-', heading: nameOf(value), numeric: true,
            cell: ({ parts }: Stack) => parts.find((one) => one.value === value)?.entries.toLocaleString('da-DK') ?? 0,
          })),
        ]} />
      ) : (
        <>
          <ul className="legend no-max-width">{values.map((value) => <li key={value} className={classOf(value)}>{nameOf(value)}</li>)}</ul>
          <Bars label={t('log.overTime')} {...{ stacks, classOf, said }} />
        </>
      )}
    </figure>
  )
}
