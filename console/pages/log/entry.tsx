import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask, AskFailed } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { Breadcrumb } from '../../kit/breadcrumb.tsx'
import { Button } from '../../kit/button.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import { useActWords } from './act-words.ts'
import { TONES } from './entry-list.tsx'
import { DecidedAgain } from './decided-again.tsx'
import { useDetailWords } from './detail-words.ts'
import { ENTRY } from './log-operations.ts'
import { StoodThen } from './stood-then.tsx'

type Detail = ResultOf<typeof ENTRY>['overseenEntry']

/** One disclosure in sentences: who, what for, by which rule, on which consent, what was given and what was not. */
export const Entry = () => {
  const { t } = useTranslation()
  const { log, leaf } = useParams({ from: '/log/$log/$leaf' })
  const asked = useQuery({
    queryKey: ['entry', log, leaf],
    queryFn: async () => (await ask(ENTRY, { log, leaf, reason: t('log.reason') })).data.overseenEntry,
  })
  return (
    <>
      <Breadcrumb above={[{ to: '/log', name: t('log.title') }]} here={t('log.entry')} />
      <Page title={t('log.entry')}>
        {asked.isError && <Failed error={asked.error} again={() => void asked.refetch()} />}
        {asked.error instanceof AskFailed && asked.error.code === 'LEAF_NOT_AVAILABLE' && (
          <p>{t('log.maybeErased')} <Link to="/log/opbevaring">{t('retention.title')}</Link></p>
        )}
        {asked.isPending && <Loading />}
        {asked.data && <Shown detail={asked.data} />}
      </Page>
    </>
  )
}

const Shown = ({ detail }: { readonly detail: Detail }) => {
  const { t } = useTranslation()
  const words = useWords()
  const did = useActWords()
  const inWords = useDetailWords()
  const { entry, regime, rules, details, hash, obligations, keptUntil } = detail
  const isDisclosure = ['DISCLOSED', 'PARTIAL', 'WITHHELD', 'DISCARDED'].includes(entry.outcome)
  return (
    <>
      <p className="font-lead">
        {t('log.sentence', {
          who: `${words.party(entry.recipient)} (${words.role(entry.role)}, ${entry.employee})`,
          what: entry.act && ['CHANGED', 'OVERSEEN'].includes(entry.outcome) ? did(entry.act) : t(`log.did.${entry.outcome}`),
          purpose: entry.purpose ? words.value('Purpose', entry.purpose) : t('log.noPurpose'),
        })}{' '}
        <Tag tone={TONES[entry.outcome]}>{words.value('EntryOutcome', entry.outcome)}</Tag>
        {entry.breakGlass && <Tag tone="late">{t('log.breakGlass')}</Tag>}
      </p>
      <Facts facts={[
        [t('log.columns.at'), <Instant at={entry.at} />],
        [t('reason.label'), entry.reason ?? t('log.noReason')],
        [t('log.system'), entry.client],
        ...(entry.case ? [[t('log.ownHandle'), <code>{entry.case}</code>] as const] : []),
        ...(entry.act ? [[t('log.act'), did(entry.act)] as const] : []),
        ...(regime ? [[t('log.regime'), t(regime === 'GDPR' ? 'log.gdpr' : 'log.lawEnforcement')] as const] : []),
        ...(entry.legalBases.length > 0 ? [[t('log.legalBases'), entry.legalBases.map(words.legalBasis).join('; ')] as const] : []),
        ...(obligations.length > 0 ? [[t('log.obligations'), obligations.map((one) => t(`log.obligation.${one}` as 'log.obligation.ALARM_CONTROLLERS')).join(', ')] as const] : []),
        [t('log.request'), <code>{entry.disclosureId}</code>],
        [t('log.place'), t('lookUp.leaf', { log: entry.log, leaf: entry.leaf })],
        [t('log.hash'), <code>{hash}</code>],
        [t('log.kept'), (
          <>
            {keptUntil ? <>{t('log.keptUntil')} <Instant at={keptUntil} /></> : t('log.keptAlways')}{' '}
            <Link to="/log/opbevaring">{t('retention.title')}</Link>
          </>
        )],
        ...details.map(({ name, value }) => inWords(name, value)),
      ]} />
      {isDisclosure && <GivenAndNot detail={detail} />}
      {rules.length > 0 && (
        <section>
          <h2>{t('log.rules')}</h2>
          <dl className="facts">{rules.map(({ rule, says }) => <div key={rule}><dt>{rule}</dt><dd>{words.label(says)}</dd></div>)}</dl>
        </section>
      )}
      {(isDisclosure || entry.outcome === 'REFUSED') && <StoodThen detail={detail} />}
      {isDisclosure && <DecidedAgain log={entry.log} leaf={entry.leaf} />}
      <p className="actions no-print">
        <Link to="/log" search={{ days: 366, request: entry.disclosureId }}>{t('log.sameRequest')}</Link>
        <Button kind="secondary" onClick={() => print()}>{t('frame.print')}</Button>
      </p>
    </>
  )
}

const GivenAndNot = ({ detail: { given, empty, withheld, unavailable, surplus } }: { readonly detail: Detail }) => {
  const { t } = useTranslation()
  const words = useWords()
  const names = useFactNames()
  return (
    <>
      <section>
        <h2>{t('log.given')}</h2>
        {given.length === 0 && <p>{t('log.nothingGiven')}</p>}
        <ul>
          {given.map(({ field, controller, exchange, consent }) => (
            <li key={field}>
              <strong>{names(field)}</strong>{' '}
              {t(consent ? 'log.fromOnConsent' : 'log.fromByRule', { controller: controller ? words.agency(controller) : '', exchange, consent: consent?.slice(0, 8) })}
            </li>
          ))}
        </ul>
        {empty.length > 0 && <p>{t('log.empty', { facts: empty.map(names).join('; ') })}</p>}
      </section>
      {withheld.length > 0 && (
        <section>
          <h2>{t('lookUp.withheld')}</h2>
          <ul>
            {withheld.map(({ field, because, rule }) => (
              <li key={field}><strong>{names(field)}</strong>: {words.value('WithheldReason', because)} ({rule})</li>
            ))}
          </ul>
        </section>
      )}
      {unavailable.map(({ controller, because, fields }) => (
        <p key={controller}>{t('lookUp.unavailable', { controller: words.agency(controller) })}: {words.value('UnavailableReason', because)}. {fields.map(names).join('; ')}</p>
      ))}
      {surplus.map(({ controller, count }) => <p key={controller}>{t('log.surplus', { controller: words.agency(controller), count })}</p>)}
    </>
  )
}
