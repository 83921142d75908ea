/** How a proposal stands. */
export type Standing = 'waits' | 'willBeInForce' | 'inForce' | 'wasInForce'

interface Proposed {
  readonly version: string
  readonly inForceFrom: string | null
}

/**
 * How each of the proposals stands, where `inForce` is the version in force. A version may be in force a second time: it is by
 * the latest that it was put in force; what is to be in force after that begins in a moment.
 */
export const standingsOf = (proposals: readonly Proposed[], inForce: string | null): readonly Standing[] => {
  const since = proposals.flatMap(({ version, inForceFrom }) => (version === inForce && inForceFrom ? [Date.parse(inForceFrom)] : []))
  const current = Math.max(...since)
  return proposals.map(({ inForceFrom }) => {
    if (inForceFrom === null) return 'waits'
    const begins = Date.parse(inForceFrom)
    if (begins === current) return 'inForce'
    return begins > current && since.length > 0 ? 'willBeInForce' : 'wasInForce'
  })
}
