import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { Field, Select } from '../../kit/field.tsx'
import { useWords } from '../../words/words.ts'
import { REGISTER_KEY } from './joining-operations.ts'
import { useWritten } from './use-written.ts'

const USES = ['orders', 'checkpoints'] as const

/** Proposing one of Samsyn's own keys, by its thumbprint: it signs nothing before another person approves. */
export const ProposeKey = ({ done }: { readonly done: () => void }) => {
  const { t } = useTranslation()
  const words = useWords()
  const [use, setUse] = useState<(typeof USES)[number]>('orders')
  const { written: { thumbprint }, field, areRight } = useWritten({ thumbprint: '' })
  return (
    <Act kind="secondary" name={t('joining.proposeKey')} what={t('joining.proposeKeyWhat')} done={done} ready={areRight('thumbprint')}
      act={(reason) => ask(REGISTER_KEY, { use, thumbprint, reason })}>
      <Select label={t('joining.keyUse')} value={use} onChange={({ target }) => setUse(USES.find((one) => one === target.value) ?? 'orders')}>
        {USES.map((one) => <option key={one} value={one}>{words.value('KeyUse', one)}</option>)}
      </Select>
      <Field label={t('joining.thumbprint')} hint={t('joining.keyHint')} width="l" {...field('thumbprint')} />
    </Act>
  )
}
