import { useId } from 'react'
import { Labelled } from './labelled.tsx'

interface FileFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly accept?: string
  /** The file that was chosen: it is read here and sent nowhere. */
  readonly read: (file: File) => void
}

export const FileField = ({ label, hint, error, accept, read }: FileFieldProps) => {
  const id = useId()
  return (
    <Labelled {...{ id, label, hint, error }}>
      {(described) => (
        <input {...described} id={id} type="file" accept={accept} className="form-input width-l"
          onChange={({ target }) => target.files?.[0] && read(target.files[0])} />
      )}
    </Labelled>
  )
}
