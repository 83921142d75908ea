import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { useAct } from '../../frame/use-act.ts'
import { zodResolver } from '../../frame/zod-resolver.ts'
import { Button } from '../../kit/button.tsx'
import { Select } from '../../kit/field.tsx'
import { Modal } from '../../kit/modal.tsx'
import { useWords } from '../../words/words.ts'
import type { BoardCase } from './board-case.ts'
import { ASK_FOR_SHARE, REASONS } from './board-operations.ts'

interface AskForShareProps {
  readonly of: BoardCase
  readonly close: () => void
  readonly done: () => void
}

/** Who obtains consents, and what one may be asked for: the gateway decides, this is what is offered. */
const OBTAINERS = /^(CMM|NGO)(-|$)/
const PURPOSES = ['ASSISTANCE', 'PREPARED_RETURN', 'RESIDENCE_DECISION', 'IDENTIFICATION'] as const

const needed = z.string().check(z.minLength(1, 'board.needShare'))
const shape = z.object({ asked: needed, recipient: needed, purpose: z.enum(PURPOSES, 'board.needShare') })

/** Asks an agency to ask the person: who would get, and for what. */
export const AskForShare = ({ of, close, done }: AskForShareProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const form = useForm({ resolver: zodResolver(shape), defaultValues: { asked: '', recipient: '', purpose: '' as (typeof PURPOSES)[number] } })
  const asking = useAct({
    mutationFn: (asked: z.output<typeof shape>) => ask(ASK_FOR_SHARE, { case: of.id, ...asked, reason: REASONS.share }), onSuccess: done,
  })
  const said = (error: { message?: string } | undefined): string | undefined => error?.message && t(error.message as 'board.needShare')
  const { errors } = form.formState
  const options = (parties: readonly string[]) => parties.map((party) => <option key={party} value={party}>{words.party(party)}</option>)
  const parties = of.parties ?? []
  return (
    <Modal open title={t('board.shareTitle')} close={close} busy={asking.isPending}>
      <form noValidate autoComplete="off" onSubmit={(event) => void form.handleSubmit((asked) => asking.mutate(asked))(event)}>
        <p>{t('board.shareWhat')} <code>{of.mark}</code></p>
        <Select label={t('board.shareAsked')} error={said(errors.asked)} {...form.register('asked')}>
          <option value="">{t('board.chooseParty')}</option>
          {options(parties.filter((party) => OBTAINERS.test(party)))}
        </Select>
        <Select label={t('board.shareRecipient')} error={said(errors.recipient)} {...form.register('recipient')}>
          <option value="">{t('board.chooseParty')}</option>
          {options(parties)}
        </Select>
        <Select label={t('board.sharePurpose')} error={said(errors.purpose)} {...form.register('purpose')}>
          <option value="">{t('board.choosePurpose')}</option>
          {PURPOSES.map((purpose) => <option key={purpose} value={purpose}>{words.value('Purpose', purpose)}</option>)}
        </Select>
        {asking.isError && <Failed error={asking.error} />}
        <p className="actions">
          <Button type="submit" busy={asking.isPending}>{t('board.shareAsk')}</Button>
          <Button kind="secondary" busy={asking.isPending} onClick={close}>{t('board.leave')}</Button>
        </p>
      </form>
    </Modal>
  )
}
