import { useTranslation } from 'react-i18next'
import { dayOfInstant, lastDayOf } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import { daysFrom, shareOf, type BoardCase } from './board-case.ts'
import { DaysLeft } from './deadline.tsx'
import { toneOf } from './deadlines.ts'

/** Days before and after today that the lanes show. */
const BEFORE = 30
const AFTER = 60

/** Each stage a lane, each clock a bar from its beginning to its end, with its words beneath. Nothing is dragged: a stage moves when an agency decides. */
export const Lanes = ({ cases, now }: { readonly cases: readonly BoardCase[]; readonly now: Date }) => {
  const { t } = useTranslation()
  const words = useWords()
  const from = daysFrom(now, -BEFORE)
  const to = daysFrom(now, AFTER)
  const share = (at: number): number => shareOf(at, from, to)
  const stages = [...new Set(cases.flatMap(({ stage }) => stage ?? []))]
  return (
    <div className="lanes">
      <p className="lanes-scale" aria-hidden="true">
        {[-BEFORE, 0, AFTER / 2, AFTER].map((days) => (
          <span key={days} style={{ left: `${share(daysFrom(now, days))}%` }}>{days === 0 ? t('board.todayMark') : dayOfInstant(new Date(daysFrom(now, days)))}</span>
        ))}
      </p>
      {stages.map((stage) => (
        <section key={stage} className="lane">
          <h2>{words.value('Stage', stage)}</h2>
          <ul className="no-max-width">
            {cases.filter((one) => one.stage === stage).map((one) => (
              <li key={one.id}>
                <span className="lane-case"><code>{one.mark}</code> <DaysLeft of={one} /></span>
                <span>
                  {one.deadlines.map((deadline) => {
                    const { clock: { kind, started }, ends } = deadline
                    const [begins, stops] = [share(Date.parse(started ?? '')), share(Date.parse(ends))]
                    return (
                      <span key={kind} className="lane-clock">
                        <span className="lane-track">
                          <span className="lane-today" style={{ left: `${share(now.getTime())}%` }} />
                          <span className={`lane-bar state-${toneOf(deadline)}`} style={{ left: `${begins}%`, width: `${Math.max(stops - begins, 1)}%` }} />
                        </span>
                        {t('board.bar', { clock: words.value('ClockKind', kind ?? ''), from: dayOfInstant(started ?? ''), to: lastDayOf(ends) })}
                      </span>
                    )
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {stages.length === 0 && <p>{t('board.none')}</p>}
    </div>
  )
}
