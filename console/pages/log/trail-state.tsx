import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Instant } from '../../kit/instant.tsx'
import { Tag } from '../../kit/tag.tsx'
import { Details } from '../../kit/details.tsx'
import { useWords } from '../../words/words.ts'
import { TRAIL_STATE } from './log-operations.ts'

const EVERY = 30_000

const written = (leaves: string): string => Number(leaves).toLocaleString('da-DK')

/** The line that is always there: up to where the trail is verified, by whom, and each agency's last entry. */
export const TrailState = () => {
  const { t } = useTranslation()
  const words = useWords()
  const asked = useQuery({
    queryKey: ['trail-state'],
    queryFn: () => ask(TRAIL_STATE, { reason: t('log.stateReason') }, { unattended: true }),
    refetchInterval: EVERY,
  })
  const state = asked.data?.data.trailState
  if (asked.isError || !state) return <p className="trail-state" role="status">{t(asked.isError ? 'log.stateUnknown' : 'frame.loading')}</p>
  return (
    <section className="trail-state" aria-label={t('log.state')}>
      {state.logs.map(({ log, size, indexed, verified, verifiedAt, cosigners }) => (
        <p key={log}>
          <Tag tone={verified === size ? 'good' : 'soon'}>{t(verified === size ? 'log.whole' : 'log.underWay')}</Tag>{' '}
          {t('log.verifiedTo', { log, verified: written(verified), size: written(size) })}
          {verifiedAt && <>, <Instant at={verifiedAt} /></>};{' '}
          {cosigners.length > 0 ? t('log.cosigned', { by: cosigners.join(', ') }) : t('log.notCosigned')}
          {indexed !== size && ` ${t('log.notSearchable', { count: Number(size) - Number(indexed) })}`}
        </p>
      ))}
      <Details summary={t('log.lastOfEach')}>
        <ul>{state.agencies.map(({ agency, at }) => <li key={agency}>{words.party(agency)}: <Instant at={at} /></li>)}</ul>
      </Details>
      <p className="no-print"><Link to="/log/opbevaring">{t('retention.title')}</Link></p>
    </section>
  )
}
