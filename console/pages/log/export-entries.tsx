import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { fetchFile, type Fetched } from '../../frame/fetch-file.ts'
import { Failed } from '../../frame/failed.tsx'
import { ReasonForm } from '../../frame/reason-form.tsx'
import { saveBlob } from '../../frame/save-file.ts'
import { useAct } from '../../frame/use-act.ts'
import { Alert } from '../../kit/alert.tsx'
import { Button } from '../../kit/button.tsx'
import { Choices } from '../../kit/choices.tsx'
import { Modal } from '../../kit/modal.tsx'
import type { EntryFilter } from './filter-of.ts'

/** The formats, and how the names of their files end. */
const ENDINGS = { csv: 'csv', jsonl: 'jsonl', bundle: 'bundle.jsonl' }
const FORMATS = ['csv', 'jsonl', 'bundle'] as const

/** What fits the filters as a file, with a reason that the trail keeps; how far it is, is told while it comes. */
export const ExportEntries = ({ filter }: { readonly filter: EntryFilter }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [progress, setProgress] = useState<Fetched>()
  const form = useForm({ defaultValues: { format: FORMATS[0] as keyof typeof ENDINGS } })
  const fetching = useAct({
    mutationFn: async (reason: string) => {
      const format = form.getValues('format')
      saveBlob(`samsyn-log.${ENDINGS[format]}`, await fetchFile('/console/oversight/export', { filter, format, reason }, setProgress))
    },
  })
  const start = (): void => {
    if (!fetching.isPending) fetching.reset()
    setOpen(true)
  }
  return (
    <>
      <Button kind="secondary" onClick={start}>{t('log.export.title')}</Button>
      <Modal open={open} title={t('log.export.title')} close={() => setOpen(false)}>
        <p>{t('log.export.what')}</p>
        {fetching.isError && <Failed error={fetching.error} />}
        {fetching.isSuccess && <Alert kind="success" heading={t('log.export.done', { count: progress?.entries ?? 0 })} live />}
        {fetching.isPending && progress && (
          <p role="status">{t('log.export.progress', { entries: progress.entries, kilobytes: Math.round(progress.bytes / 1024) })}</p>
        )}
        <ReasonForm submit={t('log.export.fetch')} busy={fetching.isPending} give={fetching.mutate}>
          <Choices legend={t('log.export.format')} kind="radio" input={form.register('format')} choices={
            FORMATS.map((value) => ({ value, label: t(`log.export.${value}`) }))
          } />
        </ReasonForm>
      </Modal>
    </>
  )
}
