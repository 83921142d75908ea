import type { Fact } from '../../schema/fact.ts'
import type { Purpose } from '../../schema/purpose.ts'

/** The operations of the command line: each states its purpose and takes its reason as a variable. */
export const caseOperation = (by: 'fileNumber' | 'handle', purpose: Purpose, facts: readonly Fact[]): string =>
  by === 'fileNumber'
    ? operation('query', '$asked: String!', purpose, `caseByFileNumber(fileNumber: $asked) ${caseSelection(facts)}`)
    : operation('query', '$asked: ID!', purpose, `case(id: $asked) ${caseSelection(facts)}`)

export const casesOperation = (purpose: Purpose, facts: readonly Fact[]): string =>
  operation('query', '$first: Int, $after: String', purpose,
    `cases(first: $first, after: $after) { edges { node ${caseSelection(facts)} } pageInfo { hasNextPage endCursor } }`)

export const handleOperation = (purpose: Purpose): string =>
  operation('query', '$asked: String!', purpose, 'caseByFileNumber(fileNumber: $asked) { id }')

export const consentsOperation = (purpose: Purpose): string =>
  operation('query', '$case: ID!', purpose, `consentRecords(case: $case) { records ${CONSENT_RECORD} }`)

export const giveOperation = (purpose: Purpose): string =>
  operation('mutation', '$input: GiveConsentInput!', purpose, `giveConsent(input: $input) { consentRecord ${CONSENT_RECORD} }`)

export const withdrawOperation = (purpose: Purpose): string =>
  operation('mutation', '$id: ID!', purpose, `withdrawConsent(id: $id) { consentRecord ${CONSENT_RECORD} }`)

/** `variables` as GraphQL declares them; none when empty. */
export const operation = (kind: 'query' | 'mutation', variables: string, purpose: Purpose, selection: string): string =>
  `${kind} ($reason: String!${variables && `, ${variables}`}) @purpose(is: ${purpose}, reason: $reason) { ${selection} }`

const CONSENT_RECORD =
  '{ id givenBy recipients purposes categories form validFrom validUntil language interpreter withdrawnAt }'

const caseSelection = (facts: readonly Fact[]): string => `{ id fileNumber ${selectionOf(facts.map(({ field }) => field))} `
  + 'withheld { field because remedy } unavailable { controller fields because tryAgain } notices { field says } }'

/** Paths such as `cmm.needs.language`, nested as GraphQL selects them. */
const selectionOf = (paths: readonly string[]): string =>
  [...new Set(paths.map((path) => path.split('.')[0] ?? ''))].map((name) => {
    const below = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1))
    return below.length > 0 ? `${name} { ${selectionOf(below)} }` : name
  }).join(' ')
