import { useTranslation } from 'react-i18next'

/** A filter that is on, to be taken off. */
export const RemovableTag = ({ text, remove }: { readonly text: string; readonly remove: () => void }) => {
  const { t } = useTranslation()
  return (
    <button type="button" className="tag" onClick={remove} aria-label={t('frame.removeFilter', { text })}>
      {text} <span aria-hidden="true">×</span>
    </button>
  )
}
