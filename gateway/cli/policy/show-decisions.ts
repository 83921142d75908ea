import { danishTime } from '../danish.ts'
import { placeLabel, holderLabel, valueLabel } from '../labels.ts'
import type { DecidedAgainReply, ExplainedReply, SimulationReply } from './policy-replies.ts'
import { POLICY } from './policy-texts.ts'

/** Why each fact is permitted or withheld, in sentences. */
export const showExplained = (facts: readonly ExplainedReply[]): readonly string[] =>
  facts.map(({ field, sentences }) => [fieldName(field), ...sentences.map(({ da }) => `  ${da}`)].join('\n'))

/** What a version would have changed, the most frequent first. */
export const showSimulation = ({ disclosures, since, leftOut, truncated, changes }: SimulationReply): readonly string[] => [
  [
    POLICY.decidedAgain(disclosures, danishTime(since)),
    ...(leftOut > 0 ? [POLICY.leftOut(leftOut)] : []),
    ...(truncated ? [POLICY.truncated] : []),
  ].join('\n'),
  changes.length === 0 ? POLICY.sameDecisions : changes.map((one) =>
    `${POLICY[one.kind]}, ${POLICY.times(one.times)}: ${one.agency} (${one.role}) · ${valueLabel('Purpose', one.purpose)} · `
    + `${fieldName(one.field)} (${one.before} → ${one.after})`).join('\n'),
]

/** A recorded disclosure, and the same decided again. */
export const showDecidedAgain = (reply: DecidedAgainReply): readonly string[] => [
  [
    `${POLICY.recorded} ${danishTime(reply.at)}: ${reply.recipient} (${reply.role}) · ${valueLabel('Purpose', reply.purpose)}`,
    `  ${POLICY.version} ${reply.version}`,
    ...reply.given.map((field) => `  ${POLICY.given}: ${fieldName(field)}`),
    ...reply.withheld.map(({ field, because, rule }) =>
      `  ${POLICY.withheld}: ${fieldName(field)} (${rule}: ${valueLabel('WithheldReason', because)})`),
  ].join('\n'),
  ...(reply.decidedAgain === null ? [POLICY.goneSince] : [POLICY.again, ...showExplained(reply.decidedAgain)]),
]

const fieldName = (field: string): string => `${holderLabel(field)}: ${placeLabel(field)}`
