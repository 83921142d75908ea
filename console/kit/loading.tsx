import { useTranslation } from 'react-i18next'

export const Loading = () => {
  const { t } = useTranslation()
  return (
    <div className="loading" role="status">
      <div className="spinner" aria-hidden="true" /><p>{t('frame.loading')}</p>
    </div>
  )
}
