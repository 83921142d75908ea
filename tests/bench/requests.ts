import type { Contestant } from './contestants.ts'
import { cursorOf, handlesAfter } from './pages.ts'
import type { Workload } from './workload.ts'

/** How many cases one request is for. */
export const SIZES = [1, 25] as const
export type Size = (typeof SIZES)[number]

/** What is sent to a contestant, one body after the other, all the same over and over. */
export interface Requests {
  readonly path: string
  readonly bodies: readonly string[]
}

const REASON = 'efterforskning af bagmænd'

/** The same questions in each contestant's own form. */
export const requestsFor = (contestant: Contestant, size: Size, { cases, purpose, selection }: Workload): Requests => {
  const handles = cases.map(({ handle }) => handle)
  const lastOfPages = handles.filter((_, index) => index % size === size - 1)
  const cursors = [null, ...lastOfPages.map(cursorOf)].slice(0, lastOfPages.length)
  if (contestant === 'raw')
    return { path: '/', bodies: cursors.map((cursor) => JSON.stringify({ handles: handlesAfter(handles, cursor, size) })) }
  const declared = (argument: string, type: string): string =>
    `query ($reason: String!, $${argument}: ${type}) @purpose(is: ${purpose}, reason: $reason)`
  const body = (query: string, variables: object): string =>
    JSON.stringify({ query, variables: { reason: REASON, ...variables } })
  const bodies = size === 1
    ? handles.map((id) => body(`${declared('id', 'ID!')} { case(id: $id) ${selection} }`, { id }))
    : cursors.map((after) => body(
      `${declared('after', 'String')} { cases(first: ${size}, after: $after) { edges { node ${selection} } } }`, { after }))
  return { path: '/graphql', bodies }
}

/** The cases of an answer, whichever contestant's. */
export const casesIn = (text: string): readonly unknown[] => {
  const answer = JSON.parse(text) as {
    cases?: unknown[]; data?: { case?: unknown; cases?: { edges: { node: unknown }[] } }
  }
  return answer.cases ?? answer.data?.cases?.edges.map(({ node }) => node) ?? [answer.data?.case]
}
