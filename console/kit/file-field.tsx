import { useId } from 'react'
import { Labelled } from './labelled.tsx'

interface FileFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly accept?: string
  /** The text of the file: it is read here and sent nowhere. */
  readonly read: (text: string) => void
}

export const FileField = ({ label, hint, accept, read }: FileFieldProps) => {
  const id = useId()
  return (
    <Labelled {...{ id, label, hint, error: undefined }}>
      {(described) => (
        <input {...described} id={id} type="file" accept={accept} className="form-input width-l"
          onChange={({ target }) => void target.files?.[0]?.text().then(read)} />
      )}
    </Labelled>
  )
}
