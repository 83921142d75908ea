/** The operations of a system by their ids: what `samsyn documents register` takes, written by the system's build. */
export const manifestOf = (operations: readonly { readonly id: string; readonly text: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(operations.map(({ id, text }) => [id, text]))
