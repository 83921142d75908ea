import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { TextArea } from '../../kit/field.tsx'
import { REGISTER_DOCUMENT } from './document-operations.ts'

/** Registering an operation of one's own agency's systems. */
export const Register = ({ done }: { readonly done: () => void }) => {
  const { t } = useTranslation()
  const [document, setDocument] = useState('')
  const [isMissing, setMissing] = useState(false)
  const isWritten = (): boolean => {
    setMissing(document.trim() === '')
    return document.trim() !== ''
  }
  return (
    <p className="actions no-print">
      <Act name={t('documents.register')} what={t('documents.registerWhat')} done={done} ready={isWritten}
        act={(reason) => ask(REGISTER_DOCUMENT, { document, reason })}>
        <TextArea label={t('documents.text')} hint={t('documents.textHint')} error={isMissing ? t('frame.needed') : undefined} rows={8}
          spellCheck={false} value={document} onChange={({ target }) => setDocument(target.value)} />
      </Act>
    </p>
  )
}
