import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../frame/contract.ts'
import { Facts } from '../../kit/facts.tsx'
import { useWords } from '../../words/words.ts'
import type { SAMPLES } from './sample-operations.ts'

type Counted = NonNullable<ResultOf<typeof SAMPLES>['samples']['samples'][number]['statistics']>

const COUNTS = [
  'population', 'drawn', 'notDrawn', 'awaiting', 'explained', 'justified', 'breachesSuspected', 'breachesConfirmed',
] as const

/** What came of the sample: what rules explained, what was drawn and what was not add up to all there was. */
export const Statistics = ({ statistics }: { readonly statistics: Counted }) => {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Facts facts={[
      ...COUNTS.map((name) => [t(`sample.counts.${name}`), statistics[name].toLocaleString('da-DK')] as const),
      ...statistics.explainedByRules.map(({ says, disclosures }) =>
        [t('sample.explainedBy', { rule: words.label(says) }), disclosures.toLocaleString('da-DK')] as const),
    ]} />
  )
}
