import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { useOwnSession } from '../../frame/session.ts'
import { Field } from '../../kit/field.tsx'
import { REGISTER_AGENCY, REGISTER_CLIENT } from './joining-operations.ts'
import { ProposeKey } from './propose-key.tsx'
import { useWritten } from './use-written.ts'

/** Proposing a client system or an agency's issuer: nothing is trusted before another person approves. */
export const Propose = ({ done }: { readonly done: () => void }) => {
  const { t } = useTranslation()
  const { written, field, areRight } = useWritten({ party: '', client: '', issuer: '', jwksUri: '' })
  const { party, client, issuer, jwksUri } = written
  const { party: own, role } = useOwnSession()
  return (
    <section className="actions no-print">
      <Act kind="secondary" name={t('joining.proposeClient')} what={t('joining.proposeWhat')} done={done} ready={areRight('party', 'client')}
        act={(reason) => ask(REGISTER_CLIENT, { party, client, reason })}>
        <Field label={t('joining.partyCode')} hint={t('joining.partyHint')} {...field('party')} />
        <Field label={t('joining.clientId')} {...field('client')} />
      </Act>
      <Act kind="secondary" name={t('joining.proposeAgency')} what={t('joining.proposeWhat')} done={done} ready={areRight('party', 'issuer', 'jwksUri')}
        act={(reason) => ask(REGISTER_AGENCY, { input: { party, issuer, jwksUri }, reason })}>
        <Field label={t('joining.partyCode')} hint={t('joining.partyHint')} {...field('party')} />
        <Field label={t('joining.issuer')} type="url" width="l" {...field('issuer')} />
        <Field label={t('joining.jwksUri')} type="url" width="l" {...field('jwksUri')} />
      </Act>
      {own === 'SAMSYN' && role === 'administrator' && <ProposeKey done={done} />}
    </section>
  )
}
