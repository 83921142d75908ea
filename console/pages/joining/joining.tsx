import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { useOwnSession } from '../../frame/session.ts'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Table } from '../../kit/table.tsx'
import { Tag } from '../../kit/tag.tsx'
import { byDanish } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import { Act } from '../../frame/act.tsx'
import { Employees } from './employees.tsx'
import { APPROVE_REGISTRATION, REGISTRATIONS, SUSPEND_CLIENT, type Registered } from './joining-operations.ts'
import { Propose } from './propose.tsx'
import { RegisteredName } from './registered-name.tsx'
import { Revoked } from './revoked.tsx'

/** Who has joined and who waits: let in by two people, shut out by one. */
export const Joining = () => {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['registrations'], queryFn: async () => (await ask(REGISTRATIONS, { reason: t('joining.reason') })).data.registrations,
  })
  const again = (): void => void asked.refetch()
  return (
    <Page title={t('joining.title')} lead={t('joining.lead')}>
      {asked.isError && <Failed error={asked.error} again={again} />}
      {asked.isPending && <Loading />}
      {asked.data && (
        <>
          <Waiting waiting={asked.data.registrations.filter(({ approvedAt }) => approvedAt === null)} done={again} />
          <Clients clients={asked.data.clients} done={again} />
          <Propose done={again} />
          <Employees />
          <Revoked revoked={asked.data.revokedBindings} done={again} />
          <History registrations={asked.data.registrations.filter(({ approvedAt }) => approvedAt !== null)} />
        </>
      )}
    </Page>
  )
}

const Waiting = ({ waiting, done }: { readonly waiting: Registered['registrations']; readonly done: () => void }) => {
  const { t } = useTranslation()
  const words = useWords()
  const { role } = useOwnSession()
  return (
    <section>
      <h2>{t('joining.waiting')}</h2>
      {waiting.length === 0 && <p>{t('joining.noneWaiting')}</p>}
      {waiting.map((one) => (
        <div key={one.id} className="waiting">
          <p>
            <strong>{words.party(one.party)}</strong>: <RegisteredName {...one} /><br />
            {t('policies.proposedBy', { by: one.proposedBy })} <Instant at={one.proposedAt} />
          </p>
          {role === 'dpo' && (
            <Act name={t('joining.approve')} what={t('joining.approveWhat')} done={done}
              act={(reason) => ask(APPROVE_REGISTRATION, { id: one.id, reason })} />
          )}
        </div>
      ))}
    </section>
  )
}

const Clients = ({ clients, done }: { readonly clients: Registered['clients']; readonly done: () => void }) => {
  const { t } = useTranslation()
  const words = useWords()
  const { party: own, role } = useOwnSession()
  const maySuspend = (party: string): boolean => party === own || role === 'administrator'
  const rows = clients.toSorted((a, b) => byDanish(words.party(a.party), words.party(b.party)))
  return (
    <section>
      <h2>{t('joining.clients')}</h2>
      <Table caption={t('joining.clientsCaption')} rows={rows} idOf={({ client }) => client} columns={[
        { id: 'party', heading: t('joining.party'), cell: ({ party }) => words.party(party) },
        { id: 'client', heading: t('log.system'), cell: ({ client }) => <code>{client}</code> },
        { id: 'state', heading: t('joining.state'), cell: ({ suspendedAt }) => suspendedAt
          ? <><Tag tone="late">{t('joining.suspended')}</Tag> <Instant at={suspendedAt} /></>
          : <Tag tone="good">{t('joining.active')}</Tag> },
        { id: 'act', heading: t('joining.act'), cell: ({ party, client, suspendedAt }) => !suspendedAt && maySuspend(party) && (
          <Act kind="tertiary" name={t('joining.suspend', { client })} what={t('joining.suspendWhat')} done={done}
            act={(reason) => ask(SUSPEND_CLIENT, { party, client, reason })} />
        ) },
      ]} />
    </section>
  )
}

const History = ({ registrations }: { readonly registrations: Registered['registrations'] }) => {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <section>
      <h2>{t('joining.history')}</h2>
      <Table caption={t('joining.historyCaption')} rows={registrations} idOf={({ id }) => id} empty={t('joining.noHistory')} columns={[
        { id: 'party', heading: t('joining.party'), cell: ({ party }) => words.party(party) },
        { id: 'what', heading: t('joining.what'), cell: (one) => <RegisteredName {...one} /> },
        { id: 'proposed', heading: t('joining.proposed'), cell: ({ proposedBy, proposedAt }) => <>{proposedBy}, <Instant at={proposedAt} /></> },
        { id: 'approved', heading: t('joining.approved'), cell: ({ approvedBy, approvedAt }) =>
          <>{approvedBy}{approvedAt && <>, <Instant at={approvedAt} /></>}</> },
      ]} />
    </section>
  )
}
