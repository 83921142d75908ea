import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Choices } from '../../../kit/choices.tsx'
import { useWords } from '../../../words/words.ts'
import type { ConsentChoice } from '../consent-operations.ts'
import { keyOf, type GivenConsent, type WrongText } from './given-consent.ts'

interface ChooseRecipientProps {
  readonly form: UseFormReturn<GivenConsent, unknown, GivenConsent>
  readonly choices: readonly ConsentChoice[]
}

/** What is ticked of one choice alone: nothing of it is said of another. */
const OF_THE_CHOICE = ['categories', 'form'] as const

/** One recipient and one purpose. */
export const ChooseRecipient = ({ form, choices }: ChooseRecipientProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const error = form.formState.errors.choice?.message
  const chosen = form.register('choice', { onChange: () => OF_THE_CHOICE.forEach((name) => form.resetField(name)) })
  return (
    <Choices kind="radio" legend={t('consents.whoWhatFor')} hint={t('consents.oneAtATime')} error={error && t(error as WrongText)}
      input={chosen} choices={choices.map((choice) => ({
        value: keyOf(choice),
        label: `${words.party(choice.recipient)}: ${words.value('Purpose', choice.purpose).toLowerCase()}`,
        hint: [!choice.linked && t('consents.notLinked'), choice.inWriting && t('consents.mustBeWritten')].filter(Boolean).join(' ') || undefined,
      }))} />
  )
}
