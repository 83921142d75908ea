/** Something does not hold: the message says what, and where it first shows. */
export class ProofFailed extends Error {
  override readonly name = 'ProofFailed'
}
