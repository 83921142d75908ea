import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import { desksOf } from './desks.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { logOut, type Session } from './session.ts'

interface HeaderProps {
  readonly session: Session | null
  readonly demonstration: boolean
}

/** Where one is, who one is, and where one may go. */
export const Header = ({ session, demonstration }: HeaderProps) => {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <header className="header">
      {demonstration && <p className="synthetic">{t('frame.synthetic')}</p>}
      <div className="portal-info">
        <div className="portal-info-inner container">
          <Link to="/" className="mark">{t('frame.name')}</Link>
          <div className="who">
            {session && (
              <p>
                <strong>{session.name}</strong>
                <span>{words.role(session.role)}, {words.party(session.party)}</span>
              </p>
            )}
            <LanguageSwitch />
            {session && <Button kind="tertiary" onClick={() => void logOut()}>{t('frame.logOut')}</Button>}
          </div>
        </div>
      </div>
      {session && (
        <nav className="desks container" aria-label={t('frame.desks')}>
          <ul className="no-max-width">
            {[{ to: '/', name: 'start.title' as const }, ...desksOf(session.role, session.party)].map(({ to, name }) => (
              <li key={to}><Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>{t(name)}</Link></li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}
