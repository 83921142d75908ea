import type { Purpose } from '../../../schema/purpose.ts'
import { operation } from '../operations.ts'

/** The operations of `samsyn corrections`. */
export const CORRECTION_OPERATIONS = {
  own: operation('query', '$state: CorrectionState!', 'OVERSIGHT',
    'corrections(state: $state) { corrections { id case kind facts reportedAt resolved recipients { party due deliveredAt confirmedAt overdue } } }'),
  notices: (purpose: Purpose): string => operation('query', '$confirmed: Boolean!', purpose,
    'correctionNotices(confirmed: $confirmed) { notices { id case controller kind facts reportedAt due confirmedAt } }'),
  report: (purpose: Purpose): string => operation('mutation', '$case: ID!, $facts: [String!]!, $kind: CorrectionKind!', purpose,
    'reportCorrection(case: $case, facts: $facts, kind: $kind) { id }'),
  confirm: (purpose: Purpose): string => operation('mutation', '$id: ID!', purpose, 'confirmCorrection(id: $id) { id }'),
}
