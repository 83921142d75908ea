import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../frame/contract.ts'
import { Facts } from '../../kit/facts.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useCodeSentence } from '../../words/codes.ts'
import { lastDayOf } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import type { ENTRY } from './log-operations.ts'

type Detail = ResultOf<typeof ENTRY>['overseenEntry']

const TONES = { IN_FORCE: 'good', WITHDRAWN: 'late', ENDED: 'soon' } as const

/** What the entry was decided by: why it was refused, the policies of that day, and the consents as they stood then. */
export const StoodThen = ({ detail: { entry, policyVersion, inForceFrom, consents } }: { readonly detail: Detail }) => {
  const { t } = useTranslation()
  const sentence = useCodeSentence()
  return (
    <section>
      <h2>{t('log.then.title')}</h2>
      <Facts facts={[
        ...(entry.code ? [[t('log.then.why'), <>{sentence(entry.code)} <code>{entry.code}</code></>] as const] : []),
        ...(policyVersion ? [[t('policies.version'), (
          <>
            <code>{policyVersion.slice(0, 12)}</code>
            {inForceFrom && <> {t('log.then.inForceFrom')} <Instant at={inForceFrom} /></>}
          </>
        )] as const] : []),
      ]} />
      <h3>{t('log.then.consents')}</h3>
      {entry.outcome === 'REFUSED' && <p>{t('log.then.neverReached')}</p>}
      {entry.outcome !== 'REFUSED' && consents === null && <p>{t('log.then.notYours')}</p>}
      {consents?.length === 0 && <p>{t('log.then.none')}</p>}
      {consents?.map((consent) => <ConsentThen key={consent.id} consent={consent} />)}
    </section>
  )
}

const ConsentThen = ({ consent }: { readonly consent: NonNullable<Detail['consents']>[number] }) => {
  const { t } = useTranslation()
  const words = useWords()
  const { id, categories, form, validFrom, validUntil, withdrawnAt, stood } = consent
  return (
    <Facts facts={[
      [t('log.then.consent'), <><code>{id.slice(0, 8)}</code> <Tag tone={TONES[stood]}>{words.value('ConsentStood', stood)}</Tag></>],
      [t('consents.categories'), `${categories.map(words.category).join(', ')}, ${words.value('ConsentForm', form).toLowerCase()}`],
      [t('consents.from'), <Instant at={validFrom} />],
      [t('consents.until'), <span className="nowrap">{lastDayOf(validUntil)}</span>],
      ...(withdrawnAt ? [[t('log.then.withdrawn'), <Instant at={withdrawnAt} />] as const] : []),
    ]} />
  )
}
