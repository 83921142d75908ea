import { useTranslation } from 'react-i18next'
import { Qr } from '../../kit/qr.tsx'

/** On paper: the classification at the foot of each page, and the way back to this very view. */
export const MeetingSheet = () => {
  const { t } = useTranslation()
  return (
    <div className="meeting-sheet">
      <p className="classification">{t('board.classification')}</p>
      <figure>
        <Qr text={location.href} label={t('board.qr')} />
        <figcaption>{t('board.qr')}</figcaption>
      </figure>
    </div>
  )
}
