import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Choices } from '../../../kit/choices.tsx'
import { useWords } from '../../../words/words.ts'
import type { ConsentChoice } from '../consent-operations.ts'
import type { GivenConsent, WrongText } from './given-consent.ts'

interface ChooseCategoriesProps {
  readonly form: UseFormReturn<GivenConsent, unknown, GivenConsent>
  readonly choice: ConsentChoice
}

/** What the recipient may have: nothing is ticked beforehand. */
export const ChooseCategories = ({ form, choice }: ChooseCategoriesProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const error = form.formState.errors.categories?.message
  return (
    <Choices kind="checkbox" legend={t('consents.whatMay', { to: words.party(choice.recipient) })} hint={t('consents.tickOnly')}
      error={error && t(error as WrongText)} input={form.register('categories')}
      choices={choice.categories.map((category) => ({ value: category, label: words.category(category) }))} />
  )
}
