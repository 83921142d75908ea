import type { OversightEntry } from '../trail/entry.ts'
import { parse } from './subject.ts'

/** An act of an officer on one subject, as its leaf says it. */
export interface OfficerAct {
  /** The request that it was made in. */
  readonly id: string
  readonly subject: string
  readonly act: string
  readonly party: string
  readonly employee: string
  readonly at: Date
  readonly reason: string
  readonly details: OversightEntry['details']
}

/** The act that a leaf records; undefined when it is on no subject, such as a search. */
export const actOf = ({ disclosureId, act, actor, at, reason, details }: OversightEntry): OfficerAct | undefined => {
  const { subject } = details
  return typeof subject === 'string' && parse(subject)
    ? { id: disclosureId, subject, act, party: actor.party, employee: actor.employee, at: new Date(at), reason, details } : undefined
}
