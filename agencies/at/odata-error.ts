/** A refusal in OData's own form (OData JSON Format 4.01, 21.1). `code` and `message` never name a person. */
export class ODataError extends Error {
  override readonly name = 'ODataError'
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message)
  }

  get body(): { readonly error: { readonly code: string; readonly message: string } } {
    return { error: { code: this.code, message: this.message } }
  }
}
