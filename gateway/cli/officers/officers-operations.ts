import { operation } from '../operations.ts'

const ACTS = 'acts { act at party employee reason verdict }'
const WORK = `${ACTS} breach { state due }`
const ENTRY = '{ log leaf at recipient employee role purpose reason outcome }'
const FINDING = `{ id recipient employee latestAt state pattern { title { da } because { da } } evidence ${ENTRY} ${WORK} }`
const DRAWN = `{ id overseer recipient employee state entry ${ENTRY} ${WORK} }`

const query = (variables: string, selection: string): string => operation('query', variables, 'OVERSIGHT', selection)
const mutation = (variables: string, selection: string): string => operation('mutation', variables, 'OVERSIGHT', selection)

/** The operations of `samsyn break-glass`, `patterns`, `breach` and `sample`. */
export const OFFICERS_OPERATIONS = {
  reviews: query('$state: BreakGlassState', `breakGlassReviews(state: $state) { reviews { id due state entry ${ENTRY} ${WORK} } }`),
  review: mutation('$id: ID!, $verdict: BreakGlassVerdict!', `reviewBreakGlass(id: $id, verdict: $verdict) { ${ACTS} }`),
  findings: query('$state: FindingState, $first: Int', `findings(state: $state, first: $first) { findings ${FINDING} }`),
  dismiss: mutation('$id: ID!', `dismissFinding(id: $id) { finding ${FINDING} }`),
  suspect: mutation('$id: ID!', `suspectBreach(id: $id) { ${WORK} }`),
  decide: mutation('$id: ID!, $confirmed: Boolean!', `decideBreach(id: $id, confirmed: $confirmed) { ${WORK} }`),
  close: mutation('$id: ID!, $notified: Boolean!', `closeBreach(id: $id, notified: $notified) { ${WORK} }`),
  samples: query('$id: ID', `samples(id: $id) { samples { id from until committedAt committedBy drawnAt disclosures ${DRAWN}
    statistics { population explainedByRules { says { da } disclosures } drawn notDrawn awaiting explained justified breachesSuspected breachesConfirmed } } }`),
  commit: mutation('$input: CommitSampleInput!', 'commitSample(input: $input) { id }'),
  draw: mutation('$id: ID!, $nonce: String!', 'drawSample(id: $id, nonce: $nonce) { id }'),
  requests: query('', `explanationRequests { requests ${DRAWN} }`),
  explain: mutation('$id: ID!', `giveExplanation(id: $id) { ${ACTS} }`),
  justify: mutation('$id: ID!', `justifyDisclosure(id: $id) { ${ACTS} }`),
}
