import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { useOwnSession } from '../../frame/session.ts'
import { Field } from '../../kit/field.tsx'
import { END_EMPLOYEE, READMIT_EMPLOYEE } from './joining-operations.ts'
import { useWritten } from './use-written.ts'

/** An employee who has left is shut out by one person, and let in again by an officer of hers. */
export const Employees = () => {
  const { t } = useTranslation()
  const { party: own, role } = useOwnSession()
  const [said, setSaid] = useState('')
  const { written: { party, employee }, field, areRight } = useWritten({ party: own, employee: '' })
  const told = (text: 'joining.ended' | 'joining.readmitted', of: string) => (): void => setSaid(t(text, { employee, party: of }))
  return (
    <section>
      <h2>{t('joining.employees')}</h2>
      <p role="status">{said}</p>
      <p className="actions no-print">
        <Act kind="secondary" name={t('joining.end')} what={t('joining.endWhat')} ready={areRight('party', 'employee')}
          act={(reason) => ask(END_EMPLOYEE, { party, employee, reason }).then(told('joining.ended', party))}>
          <Field label={t('joining.partyCode')} hint={t('joining.partyHint')} {...field('party')} />
          <Field label={t('joining.employee')} {...field('employee')} />
        </Act>
        {role === 'dpo' && (
          <Act kind="secondary" name={t('joining.readmit')} what={t('joining.readmitWhat')} ready={areRight('employee')}
            act={(reason) => ask(READMIT_EMPLOYEE, { party: own, employee, reason }).then(told('joining.readmitted', own))}>
            <Field label={t('joining.employee')} {...field('employee')} />
          </Act>
        )}
      </p>
    </section>
  )
}
