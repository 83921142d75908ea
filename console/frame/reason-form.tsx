import type { FormEvent, ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { Button } from '../kit/button.tsx'
import { TextArea } from '../kit/field.tsx'
import { zodResolver } from './zod-resolver.ts'

const shape = z.object({
  reason: z.string().check(z.trim(), z.minLength(5, 'reason.needed'), z.maxLength(500, 'reason.tooLong')),
})

interface ReasonFormProps {
  readonly submit: string
  readonly busy: boolean
  /** Whether all else is said; it tells what is not. */
  readonly ready?: (() => boolean) | undefined
  readonly give: (reason: string) => void
  readonly children?: ReactNode
}

/** Why something is done: it stands in the trail. */
export const ReasonForm = ({ submit, busy, ready = () => true, give, children }: ReasonFormProps) => {
  const { t } = useTranslation()
  const form = useForm({ resolver: zodResolver(shape), defaultValues: { reason: '' } })
  const error = form.formState.errors.reason?.message
  const send = (event: FormEvent): void => {
    const isReady = ready()
    void form.handleSubmit(({ reason }) => isReady && give(reason))(event)
  }
  return (
    <form noValidate autoComplete="off" onSubmit={send}>
      {children}
      <TextArea label={t('reason.label')} hint={t('reason.hint')} error={error && t(error as 'reason.needed')} {...form.register('reason')} />
      <Button type="submit" busy={busy}>{submit}</Button>
    </form>
  )
}
