import { useTranslation } from 'react-i18next'
import { Select } from '../../kit/field.tsx'
import type { SWITCHES } from './search.ts'

interface SwitchFilterProps {
  readonly name: (typeof SWITCHES)[number]
  readonly chosen: boolean | undefined
  readonly choose: (chosen: boolean | undefined) => void
}

/** A filter that is on, off, or not asked for. */
export const SwitchFilter = ({ name, chosen, choose }: SwitchFilterProps) => {
  const { t } = useTranslation()
  return (
    <Select label={t(`log.switches.${name}`)} value={chosen === undefined ? '' : String(chosen)}
      onChange={({ target }) => choose(target.value === '' ? undefined : target.value === 'true')}>
      <option value="">{t('log.filters.any')}</option>
      <option value="true">{t(`log.isOn.${name}`)}</option>
      <option value="false">{t(`log.isOff.${name}`)}</option>
    </Select>
  )
}
