import { useTranslation } from 'react-i18next'

/** What was done, in words; the act's own name where there are none. */
export const useActWords = (): ((act: string) => string) => {
  const { t, i18n } = useTranslation()
  return (act) => i18n.exists(`log.acts.${act}`) ? t(`log.acts.${act}` as 'log.acts.openCase') : act
}
