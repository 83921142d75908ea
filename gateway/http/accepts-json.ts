const OURS: readonly string[] = ['application/json', 'application/graphql-response+json', 'application/*', '*/*']

/** Whether a sender takes what an operation is answered as, by its `Accept` (RFC 9110 §12.5.1): asked before anything is done. */
export const acceptsJson = (accept: string = '*/*'): boolean => accept.split(',').some((range) => {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  return OURS.includes(type) && !parameters.some((one) => /^q=0(\.0*)?$/.test(one))
})
