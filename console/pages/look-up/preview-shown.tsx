import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../frame/ask.ts'
import { Instant } from '../../kit/instant.tsx'
import { useWords, type Purpose } from '../../words/words.ts'
import { factAt } from './case-shown.ts'
import { ReceiptShown } from './receipt-shown.tsx'
import { WithheldShown } from './withheld-shown.tsx'

/** What may be seen of a case, and what not. */
export interface PreviewAnswered {
  readonly previewCase: {
    readonly fileNumber: string | null
    readonly facts: readonly { readonly field: string; readonly permitted: boolean; readonly because: string | null; readonly remedy: string | null }[]
  }
}

interface PreviewShownProps {
  readonly answer: Answer<PreviewAnswered>
  readonly purpose: Purpose
  readonly reason: string
}

/** What a look-up would give now, by controller, and what it would withhold: no agency was asked. */
export const PreviewShown = ({ answer, purpose, reason }: PreviewShownProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [answer])
  const { fileNumber, facts } = answer.data.previewCase
  const permitted = Map.groupBy(facts.filter((fact) => fact.permitted), ({ field }) => factAt(field).controller)
  const withheld = facts.flatMap(({ field, because, remedy }) => (because ? [{ field, because, remedy }] : []))
  return (
    <section className="case" aria-labelledby="case-heading">
      <h2 id="case-heading" ref={heading} tabIndex={-1}>{t('lookUp.previewed', { fileNumber })}</h2>
      <p className="as-of">{words.value('Purpose', purpose)} · {reason} · <Instant at={answer.at} /></p>
      <p>{t('lookUp.previewWhat')}</p>
      {permitted.size === 0 && <p>{t('lookUp.previewNothing')}</p>}
      <ul>
        {[...permitted].map(([controller, of]) => (
          <li key={controller}>
            <strong>{words.agency(controller)}:</strong> {of.map(({ field }) => words.label(factAt(field).name)).join('; ')}
          </li>
        ))}
      </ul>
      {withheld.length > 0 && <WithheldShown withheld={withheld} />}
      {answer.receipt && <ReceiptShown receipt={answer.receipt} at={answer.at} />}
    </section>
  )
}
