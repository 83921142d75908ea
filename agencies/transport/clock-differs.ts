/** Whether an agency's clock differs from ours by more than so many seconds, as far as its reply's `Date` tells (RFC 9110 §6.6.1). */
export const clockDiffers = ({ headers }: { readonly headers: Readonly<Record<string, unknown>> }, seconds: number): boolean =>
  Math.abs(Date.parse(String(headers['date'])) - Date.now()) > seconds * 1_000
