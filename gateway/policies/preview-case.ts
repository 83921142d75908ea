import type { Decision } from '../../policies/decision.ts'
import { factsWithin } from '../../schema/facts.ts'
import type { Steps } from '../pipeline/pipeline.ts'
import type { About, Bound } from '../pipeline/stages.ts'
import type { MakeChange, Told } from '../registry/make-change.ts'

/** The case by one of its own names, and facts by field, such as `cmm.needs.language`, or all below one, such as `cmm`. */
export interface AskedPreview {
  readonly id: string | null
  readonly fileNumber: string | null
  readonly fields: readonly string[]
}

export interface PreviewedFact {
  readonly field: string
  readonly permitted: boolean
  readonly because: Decision['withholdings'][number]['because'] | null
  readonly remedy: string | null
}

export interface CasePreview extends Told {
  readonly id: string
  readonly fileNumber: string | null
  readonly facts: readonly PreviewedFact[]
}

interface PreviewDeps {
  readonly plan: Steps['plan']
  readonly makeChange: MakeChange
}

/**
 * Decides as a disclosure would, by the same step and with the same refusals (P6), and goes no further: no agency is asked
 * (P2). It tells just what `withheld` would have told, and leaves a leaf. @throws {Refused}
 */
export const createPreviewCase = ({ plan, makeChange }: PreviewDeps) => async (bound: Bound, asked: AskedPreview): Promise<CasePreview> => {
  const about = aboutOf(asked) ?? await makeChange.refuse(bound, 'VARIABLES_INVALID', null)
  const facts = factsWithin(asked.fields)
  if (facts.length === 0) return makeChange.refuse(bound, 'FACT_UNKNOWN', null)
  const { cases: [planned], policyVersion } = await plan(bound, { about, facts })
  if (!planned) return makeChange.refuse(bound, 'CASE_NOT_AVAILABLE', about.value)
  const { controlled, decision } = planned
  const { handle, fileNumber } = controlled
  const told = await makeChange.tell(bound, [controlled], {
    name: 'previewCase', handle, operations: ['consultation'], policyVersion,
    details: { version: policyVersion, fields: facts.map(({ field }) => field), permitted: decision.permits.length },
  })
  return { id: handle, fileNumber, facts: previewed(decision), ...told }
}

const aboutOf = ({ id, fileNumber }: AskedPreview): Exclude<About, { by: 'page' }> | undefined => {
  if (id !== null && fileNumber === null) return { by: 'handle', value: id }
  return id === null && fileNumber !== null ? { by: 'fileNumber', value: fileNumber } : undefined
}

const previewed = ({ permits, withholdings }: Decision): readonly PreviewedFact[] => [
  ...permits.map(({ fact: { field } }) => ({ field, permitted: true, because: null, remedy: null })),
  ...withholdings.map(({ fact: { field }, because, remedy }) => ({ field, permitted: false, because, remedy: remedy?.da ?? null })),
]
