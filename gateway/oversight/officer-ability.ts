import { AbilityBuilder, type Ability } from '@casl/ability'
import {
  accessibleBy, createCaslExtension, createPrismaAbility, type PrismaQueryOf, type Subjects, type WhereInputOf,
} from '@casl/prisma/runtime'
import type { Prisma, PrismaClient } from '../../prisma/generated/client.ts'
import type { SavedSearch } from '../../prisma/generated/client.ts'
import type { Party } from '../../schema/agency.ts'
import type { Bound } from '../pipeline/stages.ts'

type Overseen = Subjects<{ SavedSearch: SavedSearch }>

type OfficerAbility = Ability<['read', Overseen], PrismaQueryOf<Prisma.TypeMap>>

/** A client whose queries find nothing where an ability permits nothing. */
export const createOverseenPrisma = (prisma: PrismaClient) => prisma.$extends(createCaslExtension())

export type OverseenPrisma = ReturnType<typeof createOverseenPrisma>

const isOfficer = ({ asking }: Bound): boolean => asking.purpose === 'OVERSIGHT' && asking.role === 'dpo'

/**
 * Whose entries an officer may read (X30): those that her own party took part in; which of them are sealed from it, each
 * query leaves out. The supervisory authority's reads all, while a supervision is open. Null for everyone else: no entry is
 * of a party that is null.
 */
export const overseenParty = (bound: Bound): Party | null => (isOfficer(bound) ? bound.asking.recipient : null)

/** The searches that an officer saved or a colleague shares. Everyone else may read none. */
const abilityOf = (bound: Bound): OfficerAbility => {
  const { can, build } = new AbilityBuilder<OfficerAbility>(createPrismaAbility)
  const { party, employee } = { party: bound.asking.recipient, employee: bound.authenticated.employee }
  if (isOfficer(bound)) can('read', 'SavedSearch', { party, OR: [{ employee }, { shared: true }] })
  return build()
}

/** What every query of saved searches begins with. */
export const readableSearches = (bound: Bound): WhereInputOf<Prisma.TypeMap, 'SavedSearch'> =>
  accessibleBy(abilityOf(bound)).ofType('SavedSearch') as WhereInputOf<Prisma.TypeMap, 'SavedSearch'>
