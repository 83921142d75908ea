import type { ParseKeys } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { saveJson } from '../../frame/save-file.ts'
import { DayField } from '../../kit/day-field.tsx'
import { Field, Select } from '../../kit/field.tsx'
import { beginningOfDay, daysAfter, today } from '../../words/danish.ts'
import vocabulary from '../../generated/words.json'
import { useWords, type Purpose, type Role } from '../../words/words.ts'
import { makeNonce } from './nonce.ts'
import { COMMIT } from './sample-operations.ts'

/** The first instant after a day, or the second that it is now: what is not over yet cannot be drawn from. */
const endOf = (day: string): string => {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString()
  const end = beginningOfDay(daysAfter(day, 1))
  return end > now ? now : end
}

/** Disclosures in one sample, at most. */
const LARGEST = 500

interface Draft {
  readonly from: string
  readonly to: string
  readonly recipient: string
  readonly purpose: string
  readonly role: string
  readonly size: string
}

/** What is still to be said, by the field that it is to be said in. */
const missingOf = ({ from, to, size }: Draft): Readonly<Partial<Record<keyof Draft, ParseKeys>>> => ({
  ...(!from && { from: 'sample.needDay' }),
  ...(!to && { to: 'sample.needDay' }),
  ...(from && to && to < from && { to: 'sample.needLater' }),
  ...(!(Number.isInteger(Number(size)) && Number(size) >= 1 && Number(size) <= LARGEST) && { size: 'sample.needSize' }),
})

/**
 * Lays a sample down: period, strata, size, and the hash of a number that nobody else knows. The number is kept as a file
 * before it is laid down: were the answer lost, the sample would stand and could never be drawn.
 */
export const CommitSample = ({ committed }: { readonly committed: () => void }) => {
  const { t } = useTranslation()
  const words = useWords()
  const [draft, setDraft] = useState<Draft>(() => ({
    from: daysAfter(today(), -30), to: today(), recipient: '', purpose: '', role: '', size: '10',
  }))
  const [isTried, setTried] = useState(false)
  const written = (name: keyof typeof draft) => ({
    value: draft[name], onChange: ({ target }: { target: { value: string } }) => setDraft({ ...draft, [name]: target.value }),
  })
  const missing = missingOf(draft)
  const errorOf = (name: keyof typeof draft): string | undefined => {
    const what = isTried ? missing[name] : undefined
    return what && t(what)
  }
  const day = (name: 'from' | 'to') => ({ day: draft[name], choose: (chosen = '') => setDraft({ ...draft, [name]: chosen }), error: errorOf(name) })
  const isWhole = (): boolean => {
    setTried(true)
    return Object.keys(missing).length === 0
  }
  const commit = async (reason: string): Promise<void> => {
    const { nonce, nonceHash } = await makeNonce()
    const stratum = {
      recipient: draft.recipient.trim().toUpperCase() || null, purpose: (draft.purpose || null) as Purpose | null,
      role: (draft.role || null) as Role | null, size: Number(draft.size),
    }
    const input = {
      from: beginningOfDay(draft.from), until: endOf(draft.to), strata: [stratum], nonceHash,
    }
    saveJson(`samsyn-stikproeve-${nonceHash.slice(0, 8)}.json`, { nonceHash, nonce })
    await ask(COMMIT, { reason, input })
  }
  return (
    <>
      <div className="filters">
        <DayField label={t('log.filters.from')} {...day('from')} />
        <DayField label={t('log.filters.to')} {...day('to')} />
        <Field label={t('sample.recipient')} hint={t('joining.partyHint')} {...written('recipient')} />
        <Select label={t('log.filters.purposes')} {...written('purpose')}>
          <option value="">{t('log.filters.any')}</option>
          {Object.keys(vocabulary.values.Purpose).map((code) => <option key={code} value={code}>{words.value('Purpose', code)}</option>)}
        </Select>
        <Select label={t('log.filters.roles')} {...written('role')}>
          <option value="">{t('log.filters.any')}</option>
          {Object.keys(vocabulary.roles).map((code) => <option key={code} value={code}>{words.role(code)}</option>)}
        </Select>
        <Field label={t('sample.size')} type="number" min={1} max={LARGEST} width="s" {...written('size')} error={errorOf('size')} />
      </div>
      <p><Act name={t('sample.commit')} what={t('sample.commitWhat')} opens={isWhole} act={commit} done={committed} /></p>
    </>
  )
}
