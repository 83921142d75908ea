import { useRef, useState } from 'react'

/** The text of the file that was chosen last; empty before it is read, and where it cannot be. */
export const useTextOf = (): readonly [text: string, choose: (file: File) => void] => {
  const [text, setText] = useState('')
  const chosen = useRef<File | null>(null)
  const choose = (file: File): void => {
    chosen.current = file
    setText('')
    void file.text().then((read) => { if (chosen.current === file) setText(read) }, () => undefined)
  }
  return [text, choose]
}
