import { useTranslation } from 'react-i18next'
import { useWords } from '../../words/words.ts'
import { factAt, type CaseShown } from './case-shown.ts'

/** What was withheld, together by the reason, and what would release it where that may be told. */
export const WithheldShown = ({ withheld }: Pick<CaseShown, 'withheld'>) => {
  const { t } = useTranslation()
  const words = useWords()
  const groups = Map.groupBy(withheld, ({ because, remedy }) => `${because}\n${remedy ?? ''}`)
  return (
    <section className="withheld">
      <h3>{t('lookUp.withheld')}</h3>
      <p>{t('lookUp.withheldLead')}</p>
      {[...groups].map(([key, group]) => (
        <div key={key} className="withheld-group">
          <h4>{words.value('WithheldReason', group[0]?.because ?? '')}</h4>
          {group[0]?.remedy && <p lang="da">{group[0].remedy}</p>}
          <ul>
            {[...Map.groupBy(group, ({ field }) => factAt(field).controller)].map(([controller, fields]) => (
              <li key={controller}>
                <strong>{words.agency(controller)}:</strong> {fields.map(({ field }) => words.label(factAt(field).name)).join('; ')}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
