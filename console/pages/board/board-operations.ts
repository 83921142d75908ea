import { ask } from '../../frame/ask.ts'
import { graphql, type ResultOf } from '../../frame/contract.ts'

const CASES = graphql(`
  query BoardCases($after: String, $reason: String!) @purpose(is: COORDINATION, reason: $reason) {
    cases(first: 100, after: $after) {
      edges {
        node {
          id
          coordination {
            stage stageSince parties nextParty
            clocks { kind started ends day days atMostDays lastDay askBy duty }
            openTasks { task party due takenBy takenUntil }
            moves { kind at party }
            shares { recipient purpose until }
            shareRequests { asked recipient purpose askedAt }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const COUNTS = graphql(`
  query CaseCounts($reason: String!) @purpose(is: COORDINATION, reason: $reason) {
    caseCounts { countedAt open regions { region open dueSoon overdue } stages { stage open } }
  }
`)

export const TAKE_TASK = graphql(`
  mutation TakeTask($case: ID!, $task: TaskKind!, $party: Party!, $until: Date!, $reason: String!)
  @purpose(is: COORDINATION, reason: $reason) {
    takeTask(case: $case, task: $task, party: $party, until: $until) { case }
  }
`)

export const ASK_FOR_SHARE = graphql(`
  mutation AskForShare($case: ID!, $asked: Party!, $recipient: Party!, $purpose: Purpose!, $reason: String!)
  @purpose(is: COORDINATION, reason: $reason) {
    askForShare(case: $case, asked: $asked, recipient: $recipient, purpose: $purpose) { case }
  }
`)

/** What the trail has as the reason. */
export const REASONS = {
  board: 'referencegruppe: forbereder og holder møde',
  take: 'referencegruppe: en part tager en opgave',
  share: 'referencegruppe: beder om, at personen spørges om en deling',
} as const

type Node = ResultOf<typeof CASES>['cases']['edges'][number]['node']
type Coordination = NonNullable<Node['coordination']>

/** How far one case is, under the group's own handle of it. */
export interface CoordinatedCase extends Coordination {
  readonly id: string
}

export type OpenTask = NonNullable<Coordination['openTasks']>[number]
export type Clock = NonNullable<Coordination['clocks']>[number]

/** The most pages that a board is made of. */
const PAGES = 20

/** All cases of the group, page by page, as they are now. @throws {AskFailed} */
export const fetchCases = async (): Promise<{ readonly cases: readonly CoordinatedCase[]; readonly at: Date }> => {
  const cases: CoordinatedCase[] = []
  let after: string | null = null
  for (let page = 0; page < PAGES; page += 1) {
    const { data }: { data: ResultOf<typeof CASES> } = await ask(CASES, { after, reason: REASONS.board })
    cases.push(...data.cases.edges.flatMap(({ node }) => (node.coordination ? [{ id: node.id, ...node.coordination }] : [])))
    if (!data.cases.pageInfo.hasNextPage) break
    after = data.cases.pageInfo.endCursor
  }
  return { cases, at: new Date() }
}
