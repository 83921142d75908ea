import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ask } from '../../../frame/ask.ts'
import { Failed } from '../../../frame/failed.tsx'
import { useTell } from '../../../frame/told.tsx'
import { useAct } from '../../../frame/use-act.ts'
import { zodResolver } from '../../../frame/zod-resolver.ts'
import { Button } from '../../../kit/button.tsx'
import { Stepper } from '../../../kit/stepper.tsx'
import { inMonths } from '../../../words/danish.ts'
import type { DataCategory } from '../../../words/words.ts'
import { GIVE, REASONS, type ConsentChoice } from '../consent-operations.ts'
import { ChooseCategories } from './choose-categories.tsx'
import { ChooseRecipient } from './choose-recipient.tsx'
import { endOfDay, keyOf, shape, STEPS, type GivenConsent } from './given-consent.ts'
import { HowGiven } from './how-given.tsx'
import { ReadAloud } from './read-aloud.tsx'

interface StepsProps {
  readonly handle: string
  readonly choices: readonly ConsentChoice[]
  readonly givers: readonly GivenConsent['givenBy'][]
}

/** Whom and what for; what; how and until when; read aloud and agreed. */
export const Steps = ({ handle, choices, givers }: StepsProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const tell = useTell()
  const [at, setAt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useForm<GivenConsent, unknown, GivenConsent>({
    resolver: zodResolver(shape),
    defaultValues: {
      choice: '', categories: [], language: '', interpreter: false, until: inMonths(6), understood: false, documentHash: null,
      ...(givers.length === 1 && givers[0] && { givenBy: givers[0] }),
    },
  })
  const choice = choices.find((one) => keyOf(one) === form.watch('choice'))
  const giving = useAct({
    mutationFn: async (given: GivenConsent & { readonly to: ConsentChoice }) => {
      const answer = await ask(GIVE, {
        reason: REASONS.give,
        input: {
          case: handle, givenBy: given.givenBy, recipients: [given.to.recipient], purposes: [given.to.purpose],
          categories: given.categories as DataCategory[], form: given.form, validFrom: new Date(Date.now() - 1_000).toISOString(),
          validUntil: endOfDay(given.until), language: given.language, interpreter: given.interpreter, giverSuspected: false,
          documentHash: given.form === 'inWriting' ? given.documentHash : null,
        },
      })
      tell(t('consents.note'))
      return answer
    },
    onSuccess: ({ data }) => navigate({
      to: '/samtykker/$case/ark/$consent', params: { case: handle, consent: data.giveConsent.consentRecord.id },
    }),
  })
  const names = [t('consents.step.who'), t('consents.step.what'), t('consents.step.how'), t('consents.step.read')]
  const goOn = async (): Promise<void> => {
    if (await form.trigger([...STEPS[at] ?? []])) setAt(at + 1)
  }
  /** What was read and signed before something is changed shows nothing of what it is changed to. */
  const goBack = (): void => {
    form.setValue('documentHash', null)
    form.setValue('understood', false)
    setAt(at - 1)
  }
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus()
    isFirst.current = false
  }, [at])
  return (
    <form noValidate autoComplete="off" onSubmit={(event) => {
      event.preventDefault()
      if (at < STEPS.length - 1) void goOn()
      else if (choice) void form.handleSubmit((given) => giving.mutate({ ...given, to: choice }))()
    }}>
      <Stepper label={t('consents.steps')} steps={names} at={at} />
      <h2 ref={heading} tabIndex={-1}>{names[at]}</h2>
      {at === 0 && <ChooseRecipient form={form} choices={choices} />}
      {at === 1 && choice && <ChooseCategories form={form} choice={choice} />}
      {at === 2 && choice && <HowGiven form={form} choice={choice} givers={givers} />}
      {at === 3 && choice && <ReadAloud form={form} choice={choice} />}
      {giving.isError && <Failed error={giving.error} />}
      <p className="actions">
        {at > 0 && <Button kind="secondary" onClick={goBack}>{t('consents.back')}</Button>}
        <Button type="submit" busy={giving.isPending}>{at < STEPS.length - 1 ? t('consents.goOn') : t('consents.note')}</Button>
      </p>
    </form>
  )
}
