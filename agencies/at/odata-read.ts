import { defaultParser, TokenType, type Token } from '@odata/parser'
import { FACTS } from '../../schema/facts.ts'
import { ODataError } from './odata-error.ts'
import { vocabulary } from './vocabulary.ts'

/** A read of `Sager`: one case by its key, or those that `$filter` names. */
export interface ODataRead {
  readonly single: boolean
  readonly fileNumbers: readonly string[]
  readonly properties: readonly string[]
  /** Properties of each inspection; undefined when inspections are not expanded. */
  readonly ofVisits: readonly string[] | undefined
}

const RESOURCE = /^Sager(?:\('((?:[^']|'')+)'\))?$/
const OPTIONS = ['$select', '$expand', '$filter']

const NAMES = vocabulary.toWireNames(FACTS.filter((fact) => fact.controller === 'AT').map((fact) => fact.path))
const OF_CASE = ['Sagsnummer', ...NAMES.filter((name) => !name.includes('.'))]
const OF_VISIT = NAMES.flatMap((name) => name.split('.')[1] ?? [])

/**
 * Reads a URL below the service root, such as `Sager('20260011223')?$select=RutRegistreret`. Strict: whatever it does not
 * know is refused (OData Protocol 4.01, 11.2.1). @throws {ODataError}
 */
export const readOf = (url: string): ODataRead => {
  const [path = '', query = ''] = url.split('?', 2)
  const resource = RESOURCE.exec(decoded(path))
  if (!resource) throw new ODataError(404, 'UkendtRessource', 'der er ingen sådan ressource')
  const options = optionsIn(query)
  const [select, expand, filter] = OPTIONS.map((name) => options.get(name))
  const key = resource[1]
  if ((key === undefined) === (filter === undefined)) throw malformed('en sag vælges ved nøgle eller ved `$filter`')
  return {
    single: key !== undefined,
    fileNumbers: key !== undefined ? [unescaped(key)] : fileNumbersIn((filter as Token).value as Token),
    properties: select ? namesIn(select, OF_CASE) : OF_CASE,
    ofVisits: expand && visitsIn(expand),
  }
}

const malformed = (message: string): ODataError => new ODataError(400, 'UgyldigForespoergsel', message)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw malformed('adressen kan ikke læses')
  }
}

const unescaped = (text: string): string => text.replaceAll("''", "'")

const optionsIn = (query: string): Map<string, Token> => {
  const options = new Map<string, Token>()
  for (const option of query.split('&').filter((part) => part !== '').map(decoded)) {
    const [name = ''] = option.split('=', 1)
    if (!OPTIONS.includes(name)) throw new ODataError(501, 'IkkeUnderstoettet', 'forespørgslen har et ukendt valg')
    if (options.has(name)) throw malformed('et valg står to gange')
    options.set(name, parsed(option))
  }
  return options
}

const parsed = (option: string): Token => {
  try {
    return defaultParser.query(option).value.options[0] as Token
  } catch {
    throw malformed('et valg kan ikke læses')
  }
}

const itemsOf = (token: Token): readonly Token[] => (token.value as { items: Token[] }).items

const namesIn = (select: Token, known: readonly string[]): readonly string[] =>
  itemsOf(select).flatMap(({ raw }) => {
    if (raw !== '*' && !known.includes(raw)) throw malformed('`$select` har en ukendt egenskab')
    return raw === '*' ? known : [raw]
  })

const visitsIn = (expand: Token): readonly string[] => {
  const [item, ...others] = itemsOf(expand).map(({ value }) => value as { path: Token; options?: Token[] })
  const [select, ...further] = item?.options ?? []
  if (item?.path.raw !== 'Tilsynsbesoeg' || others.length > 0) throw malformed('`$expand` har en ukendt egenskab')
  if (further.length > 0 || (select && select.type !== TokenType.Select)) throw malformed('`$expand` har et ukendt valg')
  return select ? namesIn(select, OF_VISIT) : OF_VISIT
}

/** `Sagsnummer eq '...'`, and any number of these joined by `or`. */
const fileNumbersIn = (expression: Token): string[] => {
  const { left, right } = expression.value as { left?: Token; right?: Token }
  if (expression.type === TokenType.BoolParenExpression) return fileNumbersIn(expression.value as Token)
  if (expression.type === TokenType.OrExpression && left && right) return [...fileNumbersIn(left), ...fileNumbersIn(right)]
  if (expression.type === TokenType.EqualsExpression && left?.raw === 'Sagsnummer' && right?.value === 'Edm.String')
    return [unescaped(right.raw.slice(1, -1))]
  throw malformed('`$filter` må kun nævne sagsnumre')
}
