import { AbilityBuilder, type Ability } from '@casl/ability'
import {
  accessibleBy, createCaslExtension, createPrismaAbility, type PrismaQueryOf, type Subjects, type WhereInputOf,
} from '@casl/prisma/runtime'
import type { Prisma, PrismaClient } from '../../prisma/generated/client.ts'
import type { OverseenEntry, OverseenTally, SavedSearch } from '../../prisma/generated/client.ts'
import type { Bound } from '../pipeline/stages.ts'

type Overseen = Subjects<{ OverseenEntry: OverseenEntry; OverseenTally: OverseenTally; SavedSearch: SavedSearch }>

type OfficerAbility = Ability<['read', Overseen], PrismaQueryOf<Prisma.TypeMap>>

/** A client whose queries find nothing where an ability permits nothing. */
export const createOverseenPrisma = (prisma: PrismaClient) => prisma.$extends(createCaslExtension())

export type OverseenPrisma = ReturnType<typeof createOverseenPrisma>

/**
 * What an officer may read (X30): what her own party took part in and is not sealed from it, and the searches that she
 * saved or a colleague shares. Everyone else may read nothing.
 */
const abilityOf = ({ asking, authenticated }: Bound): OfficerAbility => {
  const { can, build } = new AbilityBuilder<OfficerAbility>(createPrismaAbility)
  if (asking.purpose === 'OVERSIGHT' && asking.role === 'dpo') {
    const party = asking.recipient
    can('read', 'OverseenEntry', { party, sealed: false })
    can('read', 'OverseenTally', { party })
    can('read', 'SavedSearch', { party, OR: [{ employee: authenticated.employee }, { shared: true }] })
  }
  return build()
}

type Model = 'OverseenEntry' | 'OverseenTally' | 'SavedSearch'

/** What every query of officers begins with. */
export const readableBy = <M extends Model>(bound: Bound, model: M): WhereInputOf<Prisma.TypeMap, M> =>
  accessibleBy(abilityOf(bound)).ofType(model) as WhereInputOf<Prisma.TypeMap, M>
