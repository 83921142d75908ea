import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { zodResolver } from '../../frame/zod-resolver.ts'
import { Alert } from '../../kit/alert.tsx'
import { Button } from '../../kit/button.tsx'
import { Field, Select, TextArea } from '../../kit/field.tsx'
import { useWords } from '../../words/words.ts'
import type { LookUpKind } from './own-look-ups.ts'

const VITAL = 'VITAL_INTERESTS'

const shape = z.object({
  fileNumber: z.string().check(z.trim(), z.minLength(1, 'lookUp.needFileNumber')),
  purpose: z.string().check(z.minLength(1, 'lookUp.needPurpose')),
  reason: z.string().check(z.trim(), z.minLength(5, 'lookUp.needReason'), z.maxLength(500, 'lookUp.reasonTooLong')),
}).check(z.refine(({ purpose, reason }) => purpose !== VITAL || reason.length >= 20, { path: ['reason'], error: 'lookUp.needLongReason' }))

export type LookUpAsked = z.infer<typeof shape>

interface LookUpFormProps {
  readonly kinds: readonly LookUpKind[]
  readonly busy: boolean
  readonly ask: (asked: LookUpAsked) => void
  readonly preview: (asked: LookUpAsked) => void
}

type ErrorText = 'lookUp.needFileNumber' | 'lookUp.needPurpose' | 'lookUp.needReason' | 'lookUp.reasonTooLong' | 'lookUp.needLongReason'

/** Case, purpose and reason: all three, before anything is asked, or before it is asked what may be. */
export const LookUpForm = ({ kinds, busy, ask, preview }: LookUpFormProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const form = useForm({
    resolver: zodResolver(shape),
    defaultValues: { fileNumber: '', purpose: kinds.length === 1 ? kinds[0]?.purpose ?? '' : '', reason: '' },
  })
  const { errors } = form.formState
  const isVital = form.watch('purpose') === VITAL
  const said = (error: { message?: string } | undefined): string | undefined => error?.message && t(error.message as ErrorText)
  return (
    <form className="asking" noValidate autoComplete="off" onSubmit={(event) => void form.handleSubmit(ask)(event)}>
      <Field label={t('lookUp.fileNumber')} hint={t('lookUp.fileNumberHint')} error={said(errors.fileNumber)} spellCheck={false}
        {...form.register('fileNumber')} />
      <Select label={t('lookUp.purpose')} hint={t('lookUp.purposeHint')} error={said(errors.purpose)} {...form.register('purpose')}>
        <option value="">{t('lookUp.choose')}</option>
        {kinds.map(({ purpose }) => <option key={purpose} value={purpose}>{words.value('Purpose', purpose)}</option>)}
      </Select>
      {isVital && <Alert kind="warning" heading={t('lookUp.vital')}>{t('lookUp.vitalWhat')}</Alert>}
      <TextArea label={t('lookUp.reason')} hint={t(isVital ? 'lookUp.longReasonHint' : 'lookUp.reasonHint')} error={said(errors.reason)} {...form.register('reason')} />
      <div className="actions">
        <Button type="submit" busy={busy}>{busy ? t('lookUp.asking') : t('lookUp.ask')}</Button>
        <Button kind="secondary" busy={busy} onClick={() => void form.handleSubmit(preview)()}>{t('lookUp.preview')}</Button>
      </div>
    </form>
  )
}
