import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Failed } from '../../frame/failed.tsx'
import { useOwnSession } from '../../frame/session.ts'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Tag } from '../../kit/tag.tsx'
import { Approve } from './approve.tsx'
import { Difference } from './difference.tsx'
import { PROPOSALS } from './policy-operations.ts'
import { standingsOf, type Standing } from './standings.ts'

export type Proposal = ResultOf<typeof PROPOSALS>['policyProposals']['proposals'][number]

/** Every version: who proposed and approved it, since when it is in force, and what it changed. */
export const Versions = () => {
  const { t } = useTranslation()
  const asked = useQuery({ queryKey: ['proposals'], queryFn: () => ask(PROPOSALS, { reason: t('policies.reason') }) })
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  const { inForce, proposals } = asked.data.data.policyProposals
  const standings = standingsOf(proposals, inForce)
  return (
    <ol className="versions">
      {proposals.map((proposal, index) => (
        <li key={proposal.id} className="version">
          <Version proposal={proposal} standing={standings[index] ?? 'waits'} approved={() => void asked.refetch()} />
        </li>
      ))}
    </ol>
  )
}

const TONES = { waits: 'soon', willBeInForce: 'soon', inForce: 'good', wasInForce: 'plain' } as const

interface VersionProps {
  readonly proposal: Proposal
  readonly standing: Standing
  readonly approved: () => void
}

const Version = ({ proposal, standing, approved }: VersionProps) => {
  const { t } = useTranslation()
  const { role } = useOwnSession()
  const { version, against, newlyPermits, proposedBy, proposedAt, inForceFrom, approvals } = proposal
  return (
    <>
      <h2>
        {t('policies.version')} <code>{version.slice(0, 12)}</code>{' '}
        <Tag tone={TONES[standing]}>{t(`policies.${standing}`)}</Tag>
      </h2>
      <p>{t('policies.proposedBy', { by: proposedBy })} <Instant at={proposedAt} />.{' '}
        {inForceFrom && <>{t('policies.inForceFrom')} <Instant at={inForceFrom} />.</>}</p>
      {approvals.map(({ party, employee, approvedAt }) => (
        <p key={`${party}:${employee}`}>{t('policies.approvedBy', { by: `${party}:${employee}` })} <Instant at={approvedAt} />.</p>
      ))}
      {inForceFrom === null && <p>{t(newlyPermits ? 'policies.needsTwo' : 'policies.needsOne')}</p>}
      {against && <Difference from={against} to={version} />}
      {inForceFrom === null && role === 'dpo' && <Approve proposal={proposal.id} approved={approved} />}
    </>
  )
}
