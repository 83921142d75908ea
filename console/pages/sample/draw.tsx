import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { FileField } from '../../kit/file-field.tsx'
import { useTextOf } from '../../kit/use-text-of.ts'
import { nonceIn } from './nonce.ts'
import { DRAW } from './sample-operations.ts'

/** Draws a sample by the number that was kept, and a checkpoint that the witnesses have signed since. */
export const Draw = ({ sample, done }: { readonly sample: string; readonly done: () => void }) => {
  const { t } = useTranslation()
  const [text, choose] = useTextOf()
  const kept = nonceIn(text)
  const [isMissing, setMissing] = useState(false)
  const isKept = (): boolean => {
    setMissing(!kept)
    return kept !== undefined
  }
  return (
    <p className="no-print">
      <Act name={t('sample.draw')} what={t('sample.drawWhat')} done={done} ready={isKept}
        act={async (reason) => kept && ask(DRAW, { id: sample, nonce: kept, reason })}>
        <FileField label={t('sample.kept')} hint={t('sample.keptHint')} error={isMissing ? t('sample.needKept') : undefined} accept=".json"
          read={choose} />
      </Act>
    </p>
  )
}
