import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { useAct } from '../../frame/use-act.ts'
import { zodResolver } from '../../frame/zod-resolver.ts'
import { Button } from '../../kit/button.tsx'
import { Field, Select } from '../../kit/field.tsx'
import { Modal } from '../../kit/modal.tsx'
import { isoDay } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import type { Taking } from './board-case.ts'
import { REASONS, TAKE_TASK } from './board-operations.ts'

interface TakeTaskProps {
  readonly taking: Taking
  readonly close: () => void
  readonly done: () => void
}

const shape = z.object({
  party: z.string().check(z.minLength(1, 'board.needParty')),
  until: z.string().check(z.refine((day) => isoDay(day) !== null, 'board.needDay')),
})

/** "We take this": which agency, and by which day. */
export const TakeTask = ({ taking: { of, task }, close, done }: TakeTaskProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const form = useForm({ resolver: zodResolver(shape), defaultValues: { party: '', until: '' } })
  const saving = useAct({
    mutationFn: ({ party, until }: { party: string; until: string }) =>
      ask(TAKE_TASK, { case: of.id, task: task.task ?? 'ASSESS', party, until: isoDay(until) ?? '', reason: REASONS.take }),
    onSuccess: done,
  })
  const said = (error: { message?: string } | undefined): string | undefined => error?.message && t(error.message as 'board.needDay')
  return (
    <Modal open title={t('board.takeTitle')} close={close} busy={saving.isPending}>
      <form noValidate autoComplete="off" onSubmit={(event) => void form.handleSubmit((taken) => saving.mutate(taken))(event)}>
        <p>{words.value('TaskKind', task.task ?? '')} · <code>{of.mark}</code></p>
        <Select label={t('board.party')} error={said(form.formState.errors.party)} {...form.register('party')}>
          <option value="">{t('board.chooseParty')}</option>
          {of.parties?.map((party) => <option key={party} value={party}>{words.party(party)}</option>)}
        </Select>
        <Field label={t('board.until')} hint={t('board.untilHint')} width="s" inputMode="numeric" error={said(form.formState.errors.until)}
          {...form.register('until')} />
        {saving.isError && <Failed error={saving.error} />}
        <p className="actions">
          <Button type="submit" busy={saving.isPending}>{t('board.take')}</Button>
          <Button kind="secondary" busy={saving.isPending} onClick={close}>{t('board.leave')}</Button>
        </p>
      </form>
    </Modal>
  )
}
