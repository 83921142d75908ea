import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { RemovableTag } from '../../kit/removable-tag.tsx'
import { useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import { momentText } from './moment.ts'
import { LISTS, SWITCHES, type LogSearch, type Typed } from './search.ts'

interface FilterTagsProps {
  readonly search: LogSearch
  readonly typed: Typed
  readonly type: (typed: Typed) => void
}

/** Each filter that is on, to be taken off. */
export const FilterTags = ({ search, typed, type }: FilterTagsProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const names = useFactNames()
  const navigate = useNavigate({ from: '/log' })
  const change = (changed: Partial<LogSearch>): void => void navigate({ search: (before) => ({ ...before, ...changed }) })
  const nameIn: Readonly<Record<(typeof LISTS)[number], (code: string) => string>> = {
    recipients: words.party, controllers: words.agency, purposes: (code) => words.value('Purpose', code), roles: words.role,
    outcomes: (code) => words.value('EntryOutcome', code), exchanges: (code) => code, facts: names, dataCategories: words.category,
    codes: (code) => code, clients: (code) => code, legalBases: words.legalBasis,
    consentStates: (code) => words.value('EntryConsent', code), reviews: (code) => words.value('BreakGlassState', code),
  }
  const tags: { readonly text: string; readonly remove: () => void }[] = LISTS.flatMap((list) => {
    const chosen: readonly string[] = search[list] ?? []
    return chosen.map((code) => ({
      text: `${t(`log.filters.${list}`)}: ${nameIn[list](code)}`,
      remove: () => {
        const left = chosen.filter((other) => other !== code)
        change({ [list]: left.length > 0 ? left : undefined })
      },
    }))
  })
  if (search.from) tags.push({ text: `${t('log.filters.from')}: ${momentText(search.from)}`, remove: () => change({ from: undefined }) })
  if (search.to) tags.push({ text: `${t('log.filters.to')}: ${momentText(search.to)}`, remove: () => change({ to: undefined }) })
  for (const name of SWITCHES) if (search[name] !== undefined)
    tags.push({ text: t(search[name] ? `log.isOn.${name}` : `log.isOff.${name}`), remove: () => change({ [name]: undefined }) })
  if (search.moreRecipientsThan) tags.push({
    text: t('log.filters.moreRecipientsThan', { count: search.moreRecipientsThan }), remove: () => change({ moreRecipientsThan: undefined }),
  })
  if (search.request) tags.push({ text: `${t('log.filters.request')}: ${search.request}`, remove: () => change({ request: undefined }) })
  for (const name of ['fileNumber', 'employee', 'text'] as const)
    if (typed[name]) tags.push({ text: `${t(`log.filters.${name}`)}: ${typed[name]}`, remove: () => type({ ...typed, [name]: undefined }) })
  return tags.length === 0 ? null : (
    <div className="tags" role="group" aria-label={t('log.filters.on')}>
      {tags.map(({ text, remove }) => <RemovableTag key={text} text={text} remove={remove} />)}
    </div>
  )
}
