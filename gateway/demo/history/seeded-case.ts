import type { SeededCase } from '../../../prisma/seed/seed.ts'
import type { Party } from '../../../schema/agency.ts'
import type { ControlledCase } from '../../registry/control-data.ts'

/** A seeded case as a party finds it among the gateway's control data; undefined when it does not know the case. */
export type ControlledFor = (seeded: SeededCase, party: Party) => ControlledCase | undefined

export const createControlledFor = (): ControlledFor => {
  const known = new Map<string, ControlledCase | undefined>()
  return (seeded, party) => {
    const key = `${seeded.id} ${party}`
    if (!known.has(key)) known.set(key, controlledOf(seeded, party))
    return known.get(key)
  }
}

const controlledOf = ({ id, control, links, consents }: SeededCase, party: Party): ControlledCase | undefined => {
  const standing = links.filter(({ endedAt }) => endedAt === null)
  const own = standing.find((link) => link.party === party)
  const { residenceCategory: residence, ...times } = control
  return own && {
    ...times, residence, consents: consents.map((one) => ({ ...one, version: 1 })), caseId: id, version: 1, handle: own.handle,
    fileNumber: own.fileNumber, taken: [], arrivals: [], shareRequests: [],
    links: standing.map(({ party: linked, agency, fileNumber }) => ({ party: linked, agency, fileNumber })),
  }
}
