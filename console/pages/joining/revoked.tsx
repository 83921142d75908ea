import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { Field } from '../../kit/field.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Table } from '../../kit/table.tsx'
import { useWords } from '../../words/words.ts'
import { REVOKE_BINDING, type Registered } from './joining-operations.ts'
import { useWritten } from './use-written.ts'

interface RevokedProps {
  readonly revoked: Registered['revokedBindings']
  readonly done: () => void
}

/** Certificates and keys that others may have: revoked by one person, for good. */
export const Revoked = ({ revoked, done }: RevokedProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const { written: { party, thumbprint }, field, areRight } = useWritten({ party: '', thumbprint: '' })
  return (
    <section>
      <h2>{t('joining.revoked')}</h2>
      <Table caption={t('joining.revokedCaption')} rows={revoked} idOf={(one) => `${one.party} ${one.thumbprint}`} empty={t('joining.noneRevoked')} columns={[
        { id: 'party', heading: t('joining.party'), cell: (one) => words.party(one.party) },
        { id: 'thumbprint', heading: t('joining.thumbprint'), cell: (one) => <code>{one.thumbprint}</code> },
        { id: 'at', heading: t('joining.revokedAt'), cell: (one) => <Instant at={one.revokedAt} /> },
      ]} />
      <p className="actions no-print">
        <Act kind="secondary" name={t('joining.revoke')} what={t('joining.revokeWhat')} done={done} ready={areRight('party', 'thumbprint')}
          act={(reason) => ask(REVOKE_BINDING, { party, thumbprint, reason })}>
          <Field label={t('joining.partyCode')} hint={t('joining.partyHint')} {...field('party')} />
          <Field label={t('joining.thumbprint')} hint={t('joining.thumbprintHint')} width="l" {...field('thumbprint')} />
        </Act>
      </p>
    </section>
  )
}
