import type { Fact } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import type { CaseReply } from './reply.ts'
import { CASE_VIEW, controllerLabel, fieldLabel, holderLabel, placeLabel, typeBelow, valueLabel } from './labels.ts'
import { layOut, linesOf } from './show-value.ts'
import { TEXTS, UNAVAILABLE_BECAUSE } from './texts.ts'

/** A case as a person reads it: what each agency gave, what was withheld and why, what did not come. */
export const showCase = (facts: readonly Fact[], reply: CaseReply): string =>
  [headingOf(reply), ...givenBlocks(facts, reply), ...remarks(reply)].join('\n\n')

const headingOf = ({ fileNumber, id }: CaseReply): string =>
  `${TEXTS.case} ${fileNumber === null ? `${TEXTS.handle} ${id}` : `${fileNumber} (${TEXTS.handle} ${id})`}`

const givenBlocks = (facts: readonly Fact[], reply: CaseReply): readonly string[] => {
  const notGiven = new Set([...reply.withheld.map(({ field }) => field), ...reply.unavailable.flatMap(({ fields }) => fields)])
  const given = facts.filter(({ field }) => !notGiven.has(field))
  return distinct(given.map(({ view }) => view)).map((view) => {
    const paths = given.filter((fact) => fact.view === view).map(({ path }) => path)
    const lines = linesOf(typeBelow(CASE_VIEW, view), paths, reply[view])
    const label = fieldLabel(CASE_VIEW, view)
    return lines.every(({ value }) => value === TEXTS.empty) ? `${label}  ${TEXTS.empty}` : [label, ...layOut(lines)].join('\n')
  })
}

const remarks = (reply: CaseReply): readonly string[] => [
  block(TEXTS.withheld, withheldLines(reply.withheld)),
  block(TEXTS.unavailable, reply.unavailable.flatMap(({ controller, fields, because, tryAgain }) => [
    `  ${controllerLabel(controller)}: ${UNAVAILABLE_BECAUSE[because] ?? because}${tryAgain ? `; ${TEXTS.tryAgain}` : ''}`,
    `    ${fields.map(placeLabel).join('; ')}`,
  ])),
  block(TEXTS.notices, reply.notices.map(({ field, says }) =>
    `  ${holderLabel(field)}, ${placeLabel(field)}: ${valueLabel('NoticeKind', says)}`)),
].filter((text) => text !== '')

const block = (title: string, lines: readonly string[]): string => lines.length === 0 ? '' : [title, ...lines].join('\n')

/** One paragraph to each reason and remedy: the fields that share them stand together. */
const withheldLines = (withheld: CaseReply['withheld']): readonly string[] =>
  distinct(withheld.map(reasonOf)).flatMap((reason) => {
    const fields = withheld.filter((one) => reasonOf(one) === reason).map(({ field }) => field)
    return [`  ${reason}`, ...distinct(fields.map(viewOf)).map((view) =>
      `    ${holderLabel(view)}: ${placesIn(view, fields.filter((field) => viewOf(field) === view))}`)]
  })

const placesIn = (view: string, fields: readonly string[]): string =>
  FACTS.filter((fact) => fact.view === view).length === fields.length ? TEXTS.all : fields.map(placeLabel).join('; ')

const viewOf = (field: string): string => field.split('.')[0] ?? ''

const reasonOf = ({ because, remedy }: CaseReply['withheld'][number]): string =>
  [`${valueLabel('WithheldReason', because)}.`, remedy].filter(Boolean).join(' ')

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]
