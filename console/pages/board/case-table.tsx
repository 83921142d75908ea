import type { ParseKeys } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Table, type Column } from '../../kit/table.tsx'
import { Term } from '../../kit/term.tsx'
import { dayOfInstant, dayText } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import { hasChanged, hasPassed, lastMeeting, type BoardCase, type Taking } from './board-case.ts'
import { ClockText, DaysLeft } from './deadline.tsx'
import type { BoardSearch } from './search.ts'
import { Shares } from './shares.tsx'
import type { BoardPart } from './summary.tsx'

interface CaseTableProps extends BoardPart {
  readonly take: (taking: Taking) => void
  readonly askFor: (of: BoardCase) => void
}

/** One line to a case, the fewest days left first. */
export const CaseTable = ({ cases, search, now, change, take, askFor }: CaseTableProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const since = lastMeeting(search, now)
  const sortable = (id: NonNullable<BoardSearch['sort']>, heading: ParseKeys): Omit<Column<BoardCase>, 'cell'> => ({
    id, heading: t(heading), sorted: (search.sort ?? 'left') === id ? (id === 'changed' ? 'descending' : 'ascending') : undefined,
    sort: () => change({ sort: id }),
  })
  return (
    <Table dense caption={t('board.caption')} rows={cases} idOf={({ id }) => id} empty={t('board.none')}
      toneOf={(one) => (hasPassed(one) ? 'late' : undefined)} columns={[
        {
          ...sortable('changed', 'board.case'), cell: (one) => (
            <>
              <code>{one.mark}</code>
              {hasChanged(one, since) && <span className="changed">{t('board.changed', { day: dayOfInstant(one.movedAt ?? '') })}</span>}
            </>
          ),
        },
        {
          ...sortable('stage', 'board.stage'), cell: ({ stage, stageSince }) => (
            <>
              {words.value('Stage', stage ?? '')}
              <span className="small-text">{t('board.sinceDay', { day: dayOfInstant(stageSince ?? '') })}</span>
            </>
          ),
        },
        { ...sortable('left', 'board.left'), cell: (one) => <DaysLeft of={one} /> },
        {
          id: 'clocks', heading: t('board.clocks'),
          cell: ({ clocks }) => clocks?.map((clock) => <ClockText key={clock.kind} clock={clock} />),
        },
        {
          ...sortable('next', 'board.next'),
          cell: ({ nextParty }) => nextParty && <Term code={nextParty}>{words.party(nextParty)}</Term>,
        },
        {
          id: 'tasks', heading: t('board.tasks'), cell: (one) => one.openTasks?.map((task) => (
            <div className="task" key={task.task}>
              <span>{words.value('TaskKind', task.task ?? '')}</span>
              {task.takenBy
                ? <span className="taken">{t('board.takenBy', { party: words.party(task.takenBy), day: dayText(task.takenUntil ?? '') })}</span>
                : <span className="untaken">{t('board.untaken')}</span>}
              <Button kind="tertiary" onClick={() => take({ of: one, task })}
                aria-label={t(task.takenBy ? 'board.takeOverOf' : 'board.takeOf', { task: words.value('TaskKind', task.task ?? ''), mark: one.mark })}>
                {task.takenBy ? t('board.takeOver') : t('board.take')}
              </Button>
            </div>
          )),
        },
        {
          id: 'parties', heading: t('board.parties'),
          cell: (one) => (
            <>
              <span className="small-text">{one.parties?.map(words.party).join(', ')}</span>
              <Shares of={one} askFor={askFor} />
            </>
          ),
        },
      ]} />
  )
}
