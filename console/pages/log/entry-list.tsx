import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Failed } from '../../frame/failed.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Tag } from '../../kit/tag.tsx'
import { usePrinting } from '../../kit/use-printing.ts'
import { useCodeSentence } from '../../words/codes.ts'
import { useWords } from '../../words/words.ts'
import { useActWords } from './act-words.ts'
import type { EntryFilter } from './filter-of.ts'
import { ENTRIES } from './log-operations.ts'
import type { Outcome } from './search.ts'

type Entry = ResultOf<typeof ENTRIES>['overseenEntries']['edges'][number]['node']

/** Pixels; each row is two lines, so that as many as there are can be scrolled. */
const ROW = 60

export const TONES = {
  DISCLOSED: 'good', PARTIAL: 'plain', WITHHELD: 'soon', REFUSED: 'late', DISCARDED: 'soon', CHANGED: 'plain', OVERSEEN: 'plain',
} as const satisfies Readonly<Record<Outcome, string>>

/** A row an entry, the newest first; the next hundred are asked for as one scrolls to them. */
export const EntryList = ({ filter }: { readonly filter: EntryFilter }) => {
  const { t } = useTranslation()
  const entries = useInfiniteQuery({
    queryKey: ['entries', filter],
    queryFn: async ({ pageParam }) =>
      (await ask(ENTRIES, { filter, after: pageParam, reason: t('log.reason') })).data.overseenEntries,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  })
  if (!entries.data) return entries.isError ? <Failed error={entries.error} again={() => void entries.refetch()} /> : <Loading />
  const rows = entries.data.pages.flatMap(({ edges }) => edges.map(({ node }) => node))
  return (
    <>
      <Rows rows={rows} hasMore={entries.hasNextPage} more={() => void (entries.isFetching || entries.isError || entries.fetchNextPage())} />
      {entries.isError && <Failed error={entries.error} again={() => void (entries.isFetching || entries.fetchNextPage())} />}
    </>
  )
}

interface RowsProps {
  readonly rows: readonly Entry[]
  readonly hasMore: boolean
  readonly more: () => void
}

const COLUMNS = ['at', 'who', 'purpose', 'outcome', 'fields', 'case'] as const

const Rows = ({ rows, hasMore, more }: RowsProps) => {
  const { t } = useTranslation()
  const body = useRef<HTMLTableSectionElement>(null)
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => ROW, overscan: 20, scrollMargin: useTopOf(body) })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? -1
  const isPrinting = usePrinting()
  useEffect(() => {
    if (hasMore && last >= rows.length - 30) more()
  })
  const isWhole = isPrinting || rows.length === 0
  const above = isWhole ? 0 : (shown[0]?.start ?? 0) - virtual.options.scrollMargin
  const below = isWhole ? 0 : virtual.getTotalSize() - (shown.at(-1)?.end ?? 0) + virtual.options.scrollMargin
  return (
    <div className="table--responsive-scroll" role="region" aria-label={t('log.entries')} tabIndex={0}>
      <table className="table table--lines entries" aria-rowcount={hasMore ? -1 : rows.length + 1}>
        <caption>{t(hasMore ? 'log.entriesSoFar' : 'log.entriesAll', { count: rows.length })}</caption>
        <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col">{t(`log.columns.${column}`)}</th>)}</tr></thead>
        <tbody ref={body}>
          {above > 0 && <tr aria-hidden="true"><td colSpan={COLUMNS.length} style={{ height: above, padding: 0 }} /></tr>}
          {(isPrinting ? [...rows.keys()] : shown.map(({ index }) => index)).map((index) => {
            const entry = rows[index]
            return entry && <Row key={`${entry.log} ${entry.leaf}`} entry={entry} at={index + 2} />
          })}
          {below > 0 && <tr aria-hidden="true"><td colSpan={COLUMNS.length} style={{ height: below, padding: 0 }} /></tr>}
          {rows.length === 0 && <tr><td colSpan={COLUMNS.length}>{t('log.none')}</td></tr>}
        </tbody>
      </table>
    </div>
  )
}

/** How far down the page something begins, whatever is opened or closed above it. */
const useTopOf = (element: RefObject<HTMLElement | null>): number => {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => setTop((element.current?.getBoundingClientRect().top ?? 0) + scrollY))
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [element])
  return top
}

const Row = ({ entry, at }: { readonly entry: Entry; readonly at: number }) => {
  const { t } = useTranslation()
  const did = useActWords()
  const sentenceOf = useCodeSentence()
  const words = useWords()
  const why = entry.code ? sentenceOf(entry.code) ?? entry.code : entry.act && did(entry.act)
  return (
    <tr aria-rowindex={at} data-tone={entry.breakGlass ? 'break-glass' : undefined}>
      <th scope="row"><Link to="/log/$log/$leaf" params={{ log: entry.log, leaf: entry.leaf }}><Instant at={entry.at} /></Link></th>
      <td>
        <div className="one-line">{words.party(entry.recipient)}</div>
        <div className="one-line">{entry.employee}, {words.role(entry.role)}</div>
      </td>
      <Cell>{entry.purpose && words.value('Purpose', entry.purpose)}</Cell>
      <Cell>
        <Tag tone={TONES[entry.outcome]}>{words.value('EntryOutcome', entry.outcome)}</Tag>
        {entry.breakGlass && <Tag tone="late">{t('log.breakGlass')}</Tag>}
        {why && <span className="small-text"> {why}</span>}
      </Cell>
      <Cell>{entry.given + entry.withheld + entry.unavailable > 0 && t('log.fields', { given: entry.given, withheld: entry.withheld, unavailable: entry.unavailable })}</Cell>
      <td>{entry.case && <code>{entry.case.slice(0, 8)}</code>}</td>
    </tr>
  )
}

const Cell = ({ children }: { readonly children: ReactNode }) => <td><div className="two-lines">{children}</div></td>
