import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../kit/checkbox.tsx'
import { Choices } from '../../../kit/choices.tsx'
import { Field, Select } from '../../../kit/field.tsx'
import { useWords } from '../../../words/words.ts'
import { SHEET_LANGUAGES } from '../sheet/sheet-words.ts'
import type { ConsentChoice } from '../consent-operations.ts'
import type { GivenConsent, WrongText } from './given-consent.ts'

interface HowGivenProps {
  readonly form: UseFormReturn<GivenConsent, unknown, GivenConsent>
  readonly choice: ConsentChoice
  readonly givers: readonly GivenConsent['givenBy'][]
}

/** By whom, how, in which language, with whom between, until when. */
export const HowGiven = ({ form, choice, givers }: HowGivenProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const { errors } = form.formState
  const said = (error: { message?: string } | undefined): string | undefined => error?.message && t(error.message as WrongText)
  const forms = choice.inWriting ? (['inWriting'] as const) : (['spoken', 'inWriting'] as const)
  return (
    <>
      {givers.length > 1 && (
        <Choices kind="radio" legend={t('consents.givenBy')} error={said(errors.givenBy)} input={form.register('givenBy')}
          choices={givers.map((value) => ({ value, label: words.value('ConsentGiver', value) }))} />
      )}
      <Choices kind="radio" legend={t('consents.form')} error={said(errors.form)} input={form.register('form')}
        choices={forms.map((value) => ({ value, label: words.value('ConsentForm', value) }))} />
      <Select label={t('consents.language')} hint={t('consents.languageHint')} error={said(errors.language)} {...form.register('language')}>
        <option value="">{t('consents.choose')}</option>
        {SHEET_LANGUAGES.map((language) => <option key={language} value={language}>{words.languageName(language)}</option>)}
      </Select>
      <Checkbox label={t('consents.interpreter')} {...form.register('interpreter')} />
      <Field label={t('consents.lastDay')} hint={t('consents.lastDayHint')} width="s" inputMode="numeric" error={said(errors.until)}
        {...form.register('until')} />
    </>
  )
}
