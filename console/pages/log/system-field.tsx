import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../kit/field.tsx'

/** A client system by its id, taken when the field is left or Enter is pressed. */
export const SystemField = ({ add }: { readonly add: (client: string) => void }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const take = (): void => {
    if (typed.trim()) add(typed.trim())
    setTyped('')
  }
  return (
    <Field label={t('log.filters.clients')} spellCheck={false} value={typed} onChange={({ target }) => setTyped(target.value)} onBlur={take}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        take()
      }} />
  )
}
