import { sheetIn } from './sheet-words.ts'

/** Lines to write on: the person, the contact person, the interpreter; and how to stop. */
export const SignHere = ({ language }: { readonly language: string }) => {
  const words = sheetIn(language)
  const rows = [
    { says: words.sign, lines: [words.signature, words.date] },
    { says: words.contact, lines: [words.signature, words.phone] },
    { says: words.interpreter, lines: [words.interpreterId, words.signature] },
    { says: words.stop, lines: [words.signature, words.date] },
  ]
  return (
    <div className="sign-here" lang={language} dir={words.dir}>
      {rows.map(({ says, lines }) => (
        <div key={says}>
          <p>{says}</p>
          <div className="lines">{lines.map((line) => <span key={line}>{line}</span>)}</div>
        </div>
      ))}
    </div>
  )
}
