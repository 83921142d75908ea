import { Link } from '@tanstack/react-router'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { desksOf } from '../../frame/desks.ts'
import { Page } from '../../frame/page.tsx'
import { useOwnSession } from '../../frame/session.ts'
import { Card } from '../../kit/card.tsx'
import { useWords } from '../../words/words.ts'

const NeedsHer = lazy(async () => ({ default: (await import('../review/needs-her.tsx')).NeedsHer }))

/** Where each role begins; an officer with what waits for her. */
export const Start = () => {
  const { t } = useTranslation()
  const { role, party } = useOwnSession()
  const words = useWords()
  const desks = desksOf(role, party)
  return (
    <Page title={t('start.title')} lead={t('start.lead', { role: words.role(role), party: words.party(party) })}>
      {role === 'dpo' && <NeedsHer />}
      {desks.length === 0 && <p>{t('start.nothing')}</p>}
      <div className="cards">
        {desks.map(({ to, name, about }) => (
          <Card key={to} heading={t(name)} actions={<Link to={to} className="button button-primary">{t('start.open', { desk: t(name) })}</Link>}>
            <p>{t(about)}</p>
          </Card>
        ))}
      </div>
    </Page>
  )
}
