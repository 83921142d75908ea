import { useTranslation } from 'react-i18next'
import { dayText } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import { agendaOf, type Due } from './agenda-weeks.ts'
import type { BoardCase } from './board-case.ts'

/** Five weeks by ISO number: what is due on which day, and whose it is. */
export const Agenda = ({ cases, now }: { readonly cases: readonly BoardCase[]; readonly now: Date }) => {
  const { t, i18n } = useTranslation()
  const { overdue, weeks } = agendaOf(cases, now)
  const weekday = (day: string): string =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
  return (
    <div className="agenda">
      {overdue.length > 0 && <section className="agenda-overdue"><h2>{t('board.show.overdue')}</h2><Dues dues={overdue} /></section>}
      {weeks.map(({ number, monday, days }) => (
        <section key={String(monday)}>
          <h2>{t('board.week', { number, from: dayText(String(monday)), to: dayText(String(monday.add({ days: 6 }))) })}</h2>
          {days.length === 0 && <p className="empty">{t('board.nothingDue')}</p>}
          {days.map(({ day, due }) => (
            <div key={String(day)} className="agenda-day">
              <h3>{weekday(String(day))} {dayText(String(day))}</h3>
              <Dues dues={due} />
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

const Dues = ({ dues }: { readonly dues: readonly Due[] }) => {
  const words = useWords()
  return (
    <ul>
      {dues.map(({ of, what, by }) => (
        <li key={`${of.id} ${what.code}`}><code>{of.mark}</code> {words.value(what.type, what.code)}{by && ` · ${words.party(by)}`}</li>
      ))}
    </ul>
  )
}
