import { CODES, type Code } from '../codes.ts'

/** How a command ended, for scripts. They stay as they are. */
export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3, notAvailable: 4, agencyDown: 5 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

const NOT_AVAILABLE: readonly Code[] = [
  'CASE_NOT_AVAILABLE', 'CONSENT_NOT_AVAILABLE', 'POLICY_VERSION_UNKNOWN', 'PROPOSAL_NOT_AVAILABLE', 'LEAF_NOT_AVAILABLE', 'CORRECTION_NOT_AVAILABLE',
  'REGISTRATION_NOT_AVAILABLE', 'CLIENT_NOT_AVAILABLE', 'EMPLOYEE_NOT_AVAILABLE', 'SEARCH_NOT_AVAILABLE',
  'SUBJECT_NOT_AVAILABLE', 'SHARE_REQUEST_NOT_AVAILABLE', 'DOCUMENT_NOT_AVAILABLE', 'PROOF_NOT_AVAILABLE',
]

/** The exit code of an answer's code: what the gateway calls a bad request is a mistake in the use of the command. */
export const exitCodeOf = (code: Code): ExitCode => {
  if (NOT_AVAILABLE.includes(code)) return EXIT.notAvailable
  const [status] = CODES[code]
  if (status >= 500) return EXIT.failed
  return status === 400 || status === 413 ? EXIT.usage : EXIT.refused
}
