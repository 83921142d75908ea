import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../kit/checkbox.tsx'
import { useInstantText } from '../../../words/danish.ts'
import type { ConsentChoice } from '../consent-operations.ts'
import { PlainWords } from '../sheet/plain-words.tsx'
import { endOfDay, type GivenConsent, type WrongText } from './given-consent.ts'
import { SignedSheet } from './signed-sheet.tsx'

interface ReadAloudProps {
  readonly form: UseFormReturn<GivenConsent, unknown, GivenConsent>
  readonly choice: ConsentChoice
}

/** What the person says yes to, in her own language, read with her before it counts. */
export const ReadAloud = ({ form, choice }: ReadAloudProps) => {
  const { t } = useTranslation()
  const instant = useInstantText()
  const given = form.getValues()
  const error = form.formState.errors.understood?.message
  const consent = {
    recipients: [choice.recipient], purposes: [choice.purpose], categories: given.categories,
    validFrom: new Date().toISOString(), validUntil: endOfDay(given.until),
  }
  return (
    <>
      <p>{t('consents.readWith', { at: instant(new Date()) })}</p>
      {given.form === 'inWriting'
        ? <SignedSheet form={form} language={given.language} consent={consent} />
        : <div className="read-aloud"><PlainWords language={given.language} level={3} consent={consent} /></div>}
      <Checkbox label={t('consents.understood')} error={error && t(error as WrongText)} {...form.register('understood')} />
    </>
  )
}
