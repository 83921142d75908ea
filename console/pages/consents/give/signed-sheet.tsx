import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { hexOf, sha256 } from '../../../frame/sha-256.ts'
import { Button } from '../../../kit/button.tsx'
import { FileField } from '../../../kit/file-field.tsx'
import type { PlainConsent } from '../sheet/plain-words.tsx'
import { SheetPages } from '../sheet/sheet-pages.tsx'
import type { GivenConsent, WrongText } from './given-consent.ts'

interface SignedSheetProps {
  readonly form: UseFormReturn<GivenConsent, unknown, GivenConsent>
  readonly language: string
  readonly consent: PlainConsent
}

/** What the person signs, printed; of what she signed only the hash leaves this browser. */
export const SignedSheet = ({ form, language, consent }: SignedSheetProps) => {
  const { t } = useTranslation()
  const error = form.formState.errors.documentHash?.message
  const read = async (file: File): Promise<void> =>
    form.setValue('documentHash', hexOf(await sha256(new Uint8Array(await file.arrayBuffer()))), { shouldValidate: true })
  return (
    <>
      <SheetPages language={language} level={3} consent={consent} />
      <p className="no-print"><Button kind="secondary" onClick={() => print()}>{t('frame.print')}</Button></p>
      <FileField label={t('consents.signed')} hint={t('consents.signedHint')} error={error && t(error as WrongText)} read={(file) => void read(file)} />
    </>
  )
}
