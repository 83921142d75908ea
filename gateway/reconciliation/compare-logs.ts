/** What became of one request to one party, as one of the two logs has it. */
export interface LoggedAsk {
  /** ISO 8601, UTC: when it is first told of. */
  readonly at: string
  /** What was asked of each case, whatever the log calls the case: paths below the controller's view. */
  readonly cases: ReadonlyMap<string, ReadonlySet<string>>
}

export interface RecordedAsk extends LoggedAsk {
  /** Whether the trail says that the party did not answer: then it need not have heard. */
  readonly unanswered: boolean
}

const DIFFERENCE_KINDS = ['ASKED_NOT_RECORDED', 'RECORDED_NOT_ASKED', 'FACTS_DIFFER'] as const

export interface Difference {
  readonly disclosureId: string
  readonly kind: (typeof DIFFERENCE_KINDS)[number]
  /** Facts that just the agency's log has, and just the trail; both empty where they are spread differently over cases. */
  readonly onlyAsked: readonly string[]
  readonly onlyRecorded: readonly string[]
}

/**
 * The differences between what a party says it was asked and what the trail says, by disclosure. The two name a case
 * each in its own way: they agree when as many cases were asked for the same facts.
 */
export const compareLogs = (
  asked: ReadonlyMap<string, LoggedAsk>, recorded: ReadonlyMap<string, RecordedAsk>,
): Difference[] => [
  ...[...asked].flatMap(([disclosureId, ask]) => differencesOf(disclosureId, ask, recorded.get(disclosureId))),
  ...[...recorded].filter(([disclosureId, { unanswered }]) => !unanswered && !asked.has(disclosureId)).map(
    ([disclosureId, record]): Difference =>
      ({ disclosureId, kind: 'RECORDED_NOT_ASKED', onlyAsked: [], onlyRecorded: factsOf(record) })),
]

const differencesOf = (disclosureId: string, ask: LoggedAsk, record: RecordedAsk | undefined): readonly Difference[] => {
  if (!record) return [{ disclosureId, kind: 'ASKED_NOT_RECORDED', onlyAsked: factsOf(ask), onlyRecorded: [] }]
  const [asked, recorded] = [factsOf(ask), factsOf(record)]
  return agree(ask, record) ? [] : [{
    disclosureId, kind: 'FACTS_DIFFER', onlyAsked: without(asked, recorded), onlyRecorded: without(recorded, asked),
  }]
}

const agree = (ask: LoggedAsk, record: RecordedAsk): boolean => {
  const [asked, recorded] = [casesOf(ask), casesOf(record)]
  return record.unanswered
    ? without(asked, recorded).length === 0
    : asked.length === recorded.length && asked.every((one, index) => one === recorded[index])
}

const casesOf = ({ cases }: LoggedAsk): string[] => [...cases.values()].map((facts) => [...facts].sort().join()).sort()

const factsOf = ({ cases }: LoggedAsk): string[] => [...new Set([...cases.values()].flatMap((facts) => [...facts]))].sort()

/** Those of `all` that are not among `others`, each as often as it is one too many. */
const without = (all: readonly string[], others: readonly string[]): string[] => {
  const left = [...others]
  return all.filter((one) => {
    const found = left.indexOf(one)
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
}
