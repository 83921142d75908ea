import { useEffect, useRef } from 'react'
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

const hashOf = async (file: File): Promise<string> => hexOf(await sha256(new Uint8Array(await file.arrayBuffer())))

/** What the person signs, printed; of what she signed only the hash leaves this browser: of the last file that was chosen, if it can be read. */
export const SignedSheet = ({ form, language, consent }: SignedSheetProps) => {
  const { t } = useTranslation()
  const error = form.formState.errors.documentHash?.message
  const chosen = useRef<File | null>(null)
  useEffect(() => () => { chosen.current = null }, [])
  const read = async (file: File): Promise<void> => {
    chosen.current = file
    form.setValue('documentHash', null)
    const hash = await hashOf(file).catch(() => null)
    if (chosen.current === file) form.setValue('documentHash', hash, { shouldValidate: true })
  }
  return (
    <>
      <SheetPages language={language} level={3} consent={consent} />
      <p className="no-print"><Button kind="secondary" onClick={() => print()}>{t('frame.print')}</Button></p>
      <FileField label={t('consents.signed')} hint={t('consents.signedHint')} error={error && t(error as WrongText)} read={(file) => void read(file)} />
    </>
  )
}
