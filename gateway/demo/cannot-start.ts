/** The demonstration cannot start; the message is one sentence that says why and what helps. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
