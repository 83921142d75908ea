export type FailureKind = 'timeout' | 'unreachable' | 'refused' | 'clock' | 'garbled'

/**
 * An agency did not deliver. Carries the kind and nothing that the agency said: its words may hold a person's data (P7).
 * `timeout` and `unreachable` may be tried again; `refused` means that the agency denied the order; `clock` that it
 * did so while its clock differs from ours, by which no order is of now; `garbled` that its answer was not what its contract
 * says, or too large.
 */
export class AgencyFailure extends Error {
  override readonly name = 'AgencyFailure'
  constructor(readonly kind: FailureKind) {
    super(`agency failure: ${kind}`)
  }
}
