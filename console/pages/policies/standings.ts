/** How a proposal stands. */
export type Standing = 'waits' | 'willBeInForce' | 'inForce' | 'wasInForce'

interface Proposed {
  readonly version: string
  readonly inForceFrom: string | null
}

/**
 * How each of the proposals stands, the newest first, where `inForce` is the version in force. A version may be in force a second
 * time: it is by the last of its proposals that was put in force; what was put in force after that one begins in a moment.
 */
export const standingsOf = (proposals: readonly Proposed[], inForce: string | null): readonly Standing[] => {
  const current = proposals.findIndex(({ version, inForceFrom }) => version === inForce && inForceFrom !== null)
  return proposals.map(({ inForceFrom }, index) => {
    if (inForceFrom === null) return 'waits'
    if (index === current) return 'inForce'
    return index < current ? 'willBeInForce' : 'wasInForce'
  })
}
