/** The gateway's cursor of a handle, as the contract's `PageInfo` gives it. */
export const cursorOf = (handle: string): string => Buffer.from(`after:${handle}`).toString('base64url')

/** The page that begins after a cursor; the first page when there is none. */
export const handlesAfter = (handles: readonly string[], cursor: string | null, size: number): readonly string[] => {
  const after = cursor === null ? -1 : handles.indexOf(Buffer.from(cursor, 'base64url').toString().slice('after:'.length))
  return handles.slice(after + 1, after + 1 + size)
}
