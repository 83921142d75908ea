import { useTranslation } from 'react-i18next'
import { DayField } from '../../kit/day-field.tsx'
import { Select } from '../../kit/field.tsx'
import { RemovableTag } from '../../kit/removable-tag.tsx'
import { byDanish } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import { lastMeeting } from './board-case.ts'
import type { BoardPart } from './summary.tsx'

/** One filter for every view; what is on can be taken off. */
export const Filters = ({ cases, search, now, change }: BoardPart) => {
  const { t } = useTranslation()
  const words = useWords()
  const parties = [...new Set(cases.flatMap((one) => one.parties ?? []))]
    .map((party) => ({ party, name: words.party(party) })).sort((a, b) => byDanish(a.name, b.name))
  const stages = [...new Set(cases.flatMap(({ stage }) => stage ?? []))].map((stage) => ({ stage, name: words.value('Stage', stage) }))
  const isOfUs = search.show === 'us' || search.show === 'others'
  return (
    <div className="filters no-print" role="group" aria-label={t('board.filters')}>
      <Select label={t('board.us')} value={search.us ?? ''}
        onChange={({ target }) => change({ us: target.value || undefined, ...(!target.value && isOfUs && { show: undefined }) })}>
        <option value="">{t('board.anyone')}</option>
        {parties.map(({ party, name }) => <option key={party} value={party}>{name}</option>)}
      </Select>
      <Select label={t('board.stage')} value={search.stage ?? ''} onChange={(event) => change({ stage: event.target.value || undefined })}>
        <option value="">{t('board.anyStage')}</option>
        {stages.map(({ stage, name }) => <option key={stage} value={stage}>{name}</option>)}
      </Select>
      <DayField label={t('board.since')} day={lastMeeting(search, now)} choose={(since) => since && change({ since })} />
      {(search.stage || (search.show && search.show !== 'all')) && (
        <p className="tags">
          {search.show && search.show !== 'all' && <RemovableTag text={t(`board.show.${search.show}`)} remove={() => change({ show: undefined })} />}
          {search.stage && <RemovableTag text={words.value('Stage', search.stage)} remove={() => change({ stage: undefined })} />}
        </p>
      )}
    </div>
  )
}
