import { AbilityBuilder, type Ability } from '@casl/ability'
import {
  accessibleBy, createCaslExtension, createPrismaAbility, type PrismaQueryOf, type Subjects, type WhereInputOf,
} from '@casl/prisma/runtime'
import type { Prisma, PrismaClient } from '../../prisma/generated/client.ts'
import type { OverseenRow, SavedSearch } from '../../prisma/generated/client.ts'
import type { Bound } from '../pipeline/stages.ts'
import { SUPERVISOR } from '../sealing/sealed-for.ts'
import { permittedRows, type PermittedRows } from './permitted-rows.ts'

type Overseen = Subjects<{ OverseenRow: OverseenRow; SavedSearch: SavedSearch }>

type OfficerAbility = Ability<['read', Overseen], PrismaQueryOf<Prisma.TypeMap>>

/** A client whose queries find nothing where an ability permits nothing. */
export const createOverseenPrisma = (prisma: PrismaClient) => prisma.$extends(createCaslExtension())

export type OverseenPrisma = ReturnType<typeof createOverseenPrisma>

const isOfficer = ({ asking }: Bound): boolean => asking.purpose === 'OVERSIGHT' && asking.role === 'dpo'

/**
 * An officer reads the entries that her own party took part in and that are not sealed from it (X30); the supervisory
 * authority's every entry once, as whoever asked or acted reads it, during a supervision. Searches are read by who saved them,
 * and by her colleagues where she shares them. Everyone else reads nothing.
 */
const abilityOf = (bound: Bound): OfficerAbility => {
  const { can, build } = new AbilityBuilder<OfficerAbility>(createPrismaAbility)
  if (!isOfficer(bound)) return build()
  const { party, employee } = { party: bound.asking.recipient, employee: bound.authenticated.employee }
  can('read', 'OverseenRow', party === SUPERVISOR ? { own: true } : { party, sealed: false })
  can('read', 'SavedSearch', { party, OR: [{ employee }, { shared: true }] })
  return build()
}

/** What every query of saved searches begins with. */
export const readableSearches = (bound: Bound): WhereInputOf<Prisma.TypeMap, 'SavedSearch'> =>
  accessibleBy(abilityOf(bound)).ofType('SavedSearch') as WhereInputOf<Prisma.TypeMap, 'SavedSearch'>

/** Which rows of the index an officer may read. */
export const readableEntries = (bound: Bound): WhereInputOf<Prisma.TypeMap, 'OverseenRow'> =>
  accessibleBy(abilityOf(bound)).ofType('OverseenRow') as WhereInputOf<Prisma.TypeMap, 'OverseenRow'>

/** What every query of entries begins with. */
export const rowsPermitted = (bound: Bound): PermittedRows => permittedRows(readableEntries(bound))
