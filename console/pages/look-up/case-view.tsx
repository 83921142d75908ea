import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../frame/ask.ts'
import { Alert } from '../../kit/alert.tsx'
import { Button } from '../../kit/button.tsx'
import { Instant } from '../../kit/instant.tsx'
import { useWords } from '../../words/words.ts'
import { givenBy, type CaseShown } from './case-shown.ts'
import { Given } from './given.tsx'
import type { LookUpKind } from './own-look-ups.ts'
import { ReceiptShown } from './receipt-shown.tsx'
import { WithheldShown } from './withheld-shown.tsx'

interface CaseViewProps {
  readonly shown: CaseShown
  readonly kind: LookUpKind
  readonly answer: Answer<unknown>
  readonly reason: string
  readonly again: () => void
}

/** What came, by the controllers that hold it; what did not answer; what was withheld; the receipt. */
export const CaseView = ({ shown, kind, answer, reason, again }: CaseViewProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [answer])
  const given = givenBy(shown, kind.fields)
  return (
    <section className="case" aria-labelledby="case-heading">
      <h2 id="case-heading" ref={heading} tabIndex={-1}>{t('lookUp.case', { fileNumber: shown.fileNumber })}</h2>
      <p className="as-of">
        {words.value('Purpose', kind.purpose)} · {reason} · <Instant at={answer.at} />
      </p>
      {shown.unavailable.map(({ controller, because, tryAgain, fields }) => (
        <Alert key={controller} kind="warning" heading={t('lookUp.unavailable', { controller: words.agency(controller) })} live>
          <p>{words.value('UnavailableReason', because)}. {t('lookUp.missing', { count: fields.length })}</p>
          {tryAgain && <Button kind="secondary" onClick={again}>{t('lookUp.tryAgain')}</Button>}
        </Alert>
      ))}
      {[...given].map(([controller, facts]) => (
        <Given key={controller} controller={controller} facts={facts} shown={shown} />
      ))}
      {given.size === 0 && <p>{t('lookUp.nothingGiven')}</p>}
      {shown.withheld.length > 0 && <WithheldShown withheld={shown.withheld} />}
      {answer.receipt && <ReceiptShown receipt={answer.receipt} at={answer.at} />}
      <p className="actions no-print"><Button kind="secondary" onClick={() => print()}>{t('frame.print')}</Button></p>
    </section>
  )
}
