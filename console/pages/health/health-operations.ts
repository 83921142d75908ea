import { graphql, type ResultOf } from '../../frame/contract.ts'

export const HEALTH = graphql(`query Health($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  health { replica at findings { what { da en } state says { da en } mend { da en } } }
}`)

export type Found = ResultOf<typeof HEALTH>['health']['findings'][number]
