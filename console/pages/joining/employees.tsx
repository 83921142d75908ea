import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { useOwnSession } from '../../frame/session.ts'
import { Field } from '../../kit/field.tsx'
import { END_EMPLOYEE, READMIT_EMPLOYEE } from './joining-operations.ts'

/** An employee who has left is shut out by one person, and let in again by an officer of hers. */
export const Employees = () => {
  const { t } = useTranslation()
  const { party: own, role } = useOwnSession()
  const [said, setSaid] = useState('')
  const [draft, setDraft] = useState({ party: own, employee: '' })
  const { party, employee } = draft
  const written = (name: keyof typeof draft) => ({
    value: draft[name], onChange: ({ target }: { target: { value: string } }) => setDraft({ ...draft, [name]: target.value.trim() }),
  })
  const told = (text: 'joining.ended' | 'joining.readmitted', of: string) => (): void => setSaid(t(text, { employee, party: of }))
  return (
    <section>
      <h2>{t('joining.employees')}</h2>
      <p role="status">{said}</p>
      <p className="actions no-print">
        <Act kind="secondary" name={t('joining.end')} what={t('joining.endWhat')}
          act={(reason) => ask(END_EMPLOYEE, { party, employee, reason }).then(told('joining.ended', party))}>
          <Field label={t('joining.partyCode')} hint={t('joining.partyHint')} {...written('party')} />
          <Field label={t('joining.employee')} {...written('employee')} />
        </Act>
        {role === 'dpo' && (
          <Act kind="secondary" name={t('joining.readmit')} what={t('joining.readmitWhat')}
            act={(reason) => ask(READMIT_EMPLOYEE, { party: own, employee, reason }).then(told('joining.readmitted', own))}>
            <Field label={t('joining.employee')} {...written('employee')} />
          </Act>
        )}
      </p>
    </section>
  )
}
