import { graphql, type ResultOf } from '../../frame/contract.ts'

export const HEALTH = graphql(`query Health($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  health { replica at findings { what state says mend } }
}`)

export type Found = ResultOf<typeof HEALTH>['health']['findings'][number]
