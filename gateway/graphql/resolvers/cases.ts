import type { IResolvers } from '@graphql-tools/utils'
import type { GraphQLResolveInfo } from 'graphql'
import type { AnsweredCase } from '../../pipeline/answer.ts'
import type { About } from '../../pipeline/stages.ts'
import { Refused } from '../../refused.ts'
import { LARGEST_PAGE } from '../../registry/control-data.ts'
import type { GatewayContext } from '../context.ts'
import { demandedFacts } from '../demanded-facts.ts'
import type { Disclose, Door } from '../door.ts'

/** The doors to facts: each hands its selection to the pipeline once; the fields below read from the answer. */
export const createCaseResolvers = (door: Door, disclose: Disclose): IResolvers<unknown, GatewayContext> => {
  const answer = (context: GatewayContext, info: GraphQLResolveInfo, readAbout: () => About) =>
    door(context, info, (bound) => disclose(bound, { about: readAbout(), facts: demandedFacts(info) }))

  return {
    Query: {
      case: async (_root, { id }: { id: string }, context, info) =>
        (await answer(context, info, () => ({ by: 'handle', value: id }))).cases[0],
      caseByFileNumber: async (_root, { fileNumber }: { fileNumber: string }, context, info) =>
        (await answer(context, info, () => ({ by: 'fileNumber', value: fileNumber }))).cases[0],
      cases: async (_root, { first, after }: { first: number | null; after?: string | null }, context, info) => {
        const { cases, hasNextPage } = await answer(context, info, () =>
          ({ by: 'page', first: sizeOf(first), after: afterOf(after) }))
        return connectionOf(cases, hasNextPage, (after ?? null) !== null)
      },
    },
  }
}

const sizeOf = (first: number | null): number => {
  const size = first ?? 25
  if (size < 1 || size > LARGEST_PAGE) throw new Refused('PAGE_INVALID')
  return size
}

const connectionOf = (cases: readonly AnsweredCase[], hasNextPage: boolean, hasPreviousPage: boolean) => ({
  edges: cases.map((node) => ({ cursor: cursorOf(node.id), node })),
  pageInfo: {
    hasNextPage,
    hasPreviousPage,
    startCursor: cases[0] ? cursorOf(cases[0].id) : null,
    endCursor: cases.length > 0 ? cursorOf(cases[cases.length - 1]?.id ?? '') : null,
  },
})

/** A cursor is the asker's own handle of the last case, marked as a cursor; it tells nothing else (P12). */
const CURSOR = 'after:'

const cursorOf = (handle: string): string => Buffer.from(CURSOR + handle).toString('base64url')

const afterOf = (cursor: string | null | undefined): string | null => {
  if (cursor === null || cursor === undefined) return null
  const text = Buffer.from(cursor, 'base64url').toString()
  if (!text.startsWith(CURSOR) || cursorOf(text.slice(CURSOR.length)) !== cursor) throw new Refused('PAGE_INVALID')
  return text.slice(CURSOR.length)
}
