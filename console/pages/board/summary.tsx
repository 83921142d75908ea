import { useTranslation } from 'react-i18next'
import { isShown, type BoardCase } from './board-case.ts'
import { SHOWN, type BoardSearch } from './search.ts'

export interface BoardPart {
  readonly cases: readonly BoardCase[]
  readonly search: BoardSearch
  readonly now: Date
  readonly change: (changed: Partial<BoardSearch>) => void
}

/** What to know before a meeting, in numbers; each is a filter. */
export const Summary = ({ cases, search, now, change }: BoardPart) => {
  const { t } = useTranslation()
  const chosen = search.show ?? 'all'
  const shown = SHOWN.filter((show) => search.us || (show !== 'us' && show !== 'others'))
  return (
    <ul className="tiles no-max-width" aria-label={t('board.summary')}>
      {shown.map((show) => (
        <li key={show}>
          <button type="button" className="tile" data-show={show} aria-pressed={show === chosen} onClick={() => change({ show })}>
            <span className="count">{cases.filter((one) => isShown(one, show, search, now)).length}</span>
            <span>{t(`board.show.${show}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
